namespace SlipPortal.Benchmarks;

/// <summary>The floors' queries: each as somebody would write it who knows the tables and need not ask who may see what.</summary>
internal static class FloorSql
{
    // Where an action stands, of whatever actions stand before it.
    private const string State = """
        left join lateral (
            select source_text, until from portal.action_dues due
            where due.tenant_id = action.tenant_id and due.lineage_id = action.lineage_id order by due.recorded_at desc limit 1) due on true
        left join lateral (
            select rating.name, rating.meaning, given.recorded_at from portal.progress_updates given
            join portal.ratings rating on rating.tenant_id = given.tenant_id and rating.id = given.rating_id
            where given.tenant_id = action.tenant_id and given.lineage_id = action.lineage_id order by given.recorded_at desc limit 1) rated on true
        left join lateral (
            select count(*) as moves from portal.action_dues moved
            where moved.tenant_id = action.tenant_id and moved.lineage_id = action.lineage_id and moved.date_change_id is not null) moved on true
        left join lateral (
            select change.source_text, body.name from portal.date_changes change
            join portal.bodies body on body.tenant_id = change.tenant_id and body.id = change.body_id
            where change.tenant_id = action.tenant_id and change.lineage_id = action.lineage_id and change.decided_at is null limit 1) review on true
        """;

    private const string OfCouncil =
        "where action.tenant_id = (select id from portal.organisations where slug = $1) and plan.superseded_at is null and plan.in_force_at is not null";

    private const string Advised = """
        (select given.tenant_id from portal.grants given join portal.users person on person.id = given.user_id where person.email = $1)
        """;

    /// <summary>All actions of a council's plan in force, as the plan's page and its file have them.</summary>
    public const string Actions = $"""
        select action.ref, chapter.title, action.text, owners.titles, due.source_text, due.until, moved.moves, rated.name, rated.meaning, rated.recorded_at,
            step.stage, verdict.judgement, pieces.count, review.source_text, review.name
        from portal.actions action
        join portal.plans plan on plan.tenant_id = action.tenant_id and plan.id = action.plan_id
        join portal.chapters chapter on chapter.tenant_id = action.tenant_id and chapter.id = action.chapter_id
        {State}
        left join lateral (
            select step.stage from portal.sign_off_steps step
            where step.tenant_id = action.tenant_id and step.lineage_id = action.lineage_id order by step.recorded_at desc limit 1) step on true
        left join lateral (
            select verdict.judgement from portal.evidence_verdicts verdict
            where verdict.tenant_id = action.tenant_id and verdict.lineage_id = action.lineage_id order by verdict.recorded_at desc limit 1) verdict on true
        left join lateral (
            select count(*) from portal.evidence piece
            where piece.tenant_id = action.tenant_id and piece.lineage_id = action.lineage_id and piece.withdrawn_at is null) pieces on true
        left join lateral (
            select string_agg(post.title, '; ' order by owner.position) as titles from portal.action_owners owner
            join portal.posts post on post.tenant_id = owner.tenant_id and post.id = owner.post_id
            where owner.tenant_id = action.tenant_id and owner.action_id = action.id and owner.ended_at is null) owners on true
        {OfCouncil}
        order by action.sort_key
        """;

    /// <summary>A book's measures with what they are judged by.</summary>
    public const string Measures = """
        select kpi.ref, line.theme, kpi.title, area.name, post.title, kpi.unit, kpi.polarity, target.kind, target.value, target.tolerance
        from portal.books book
        join portal.book_lines line on line.tenant_id = book.tenant_id and line.book_id = book.id
        join portal.kpis kpi on kpi.tenant_id = line.tenant_id and kpi.id = line.kpi_id and kpi.closed_at is null
        join portal.practice_areas area on area.tenant_id = kpi.tenant_id and area.id = kpi.practice_area_id
        left join portal.posts post on post.tenant_id = kpi.tenant_id and post.id = kpi.owner_post_id
        left join lateral (
            select target.kind, target.value, target.tolerance from portal.targets target
            where target.tenant_id = kpi.tenant_id and target.kpi_id = kpi.id and target.superseded_at is null order by target.from desc limit 1) target on true
        where book.tenant_id = (select id from portal.organisations where slug = $1) and book.position = 1
        order by kpi.sort_key
        """;

    /// <summary>Three years of them: trends and limits need more than the two years that are drawn.</summary>
    public const string Readings = """
        select reading.value, reading.numerator, reading.denominator from portal.kpis kpi
        join portal.readings reading on reading.tenant_id = kpi.tenant_id and reading.kpi_id = kpi.id
        where kpi.tenant_id = (select id from portal.organisations where slug = $1) and kpi.closed_at is null
            and reading.superseded_at is null and reading.period_start >= current_date - 1127
        order by kpi.sort_key, reading.period_start
        """;

    /// <summary>Where every action of an adviser's councils stands.</summary>
    public const string PortfolioActions = $"""
        select action.tenant_id, due.until, rated.meaning, rated.recorded_at, moved.moves, review.name
        from portal.actions action
        join portal.plans plan on plan.tenant_id = action.tenant_id and plan.id = action.plan_id
        {State}
        where action.tenant_id in {Advised} and plan.superseded_at is null and plan.in_force_at is not null
        """;

    /// <summary>Three years of every measure of an adviser's councils.</summary>
    public const string PortfolioReadings = $"""
        select reading.tenant_id, reading.value, reading.numerator, reading.denominator from portal.kpis kpi
        join portal.readings reading on reading.tenant_id = kpi.tenant_id and reading.kpi_id = kpi.id
        where kpi.tenant_id in {Advised} and kpi.closed_at is null and reading.superseded_at is null and reading.period_start >= current_date - 1127
        """;

    /// <summary>A row for each of them.</summary>
    public const string Portfolio = $"""
        select council.name, notice.served_on, next.type, next.first_day, visits.count
        from portal.organisations council
        left join lateral (
            select served_on from portal.improvement_notices notice where notice.tenant_id = council.id order by served_on desc limit 1) notice on true
        left join lateral (
            select type, first_day from portal.visits visit
            where visit.tenant_id = council.id and visit.cancelled_at is null and visit.first_day >= current_date order by first_day limit 1) next on true
        left join lateral (
            select count(*) from portal.visits visit where visit.tenant_id = council.id and visit.first_day >= notice.served_on) visits on true
        where council.id in {Advised}
        order by council.name
        """;

    /// <summary>Ten years of a national measure for some councils, named with commas between.</summary>
    public const string Compared = """
        select council.name, area.name, figure.period, figure.value, figure.missing
        from portal.organisations council
        join portal.comparison_choices choice on choice.tenant_id = council.id
        join portal.statistical_areas area on area.code = choice.area_code
        join portal.national_indicators indicator on indicator.code = 'NAT_012'
        join portal.indicator_values figure on figure.indicator_id = indicator.id and figure.area_code = choice.area_code
        where council.slug = any(string_to_array($1, ','))
        order by council.name, figure.year
        """;

    /// <summary>What they are compared with: every authority's value of every year, and who is whose neighbour.</summary>
    public const string Comparators = """
        select figure.year, figure.area_code, figure.value, null::integer as rank from portal.national_indicators indicator
        join portal.indicator_values figure on figure.indicator_id = indicator.id where indicator.code = 'NAT_012'
        union all
        select 0, neighbour.neighbour_code, null, neighbour.rank from portal.organisations council
        join portal.comparison_choices choice on choice.tenant_id = council.id
        join portal.statistical_neighbours neighbour on neighbour.area_code = choice.area_code and neighbour.model = choice.model
        where council.slug = any(string_to_array($1, ','))
        """;

    private const string One = "(select id from portal.organisations where slug = $1)";

    private const string Line = $"""
        (select lineage_id from portal.actions action
        join portal.plans plan on plan.tenant_id = action.tenant_id and plan.id = action.plan_id {OfCouncil} and action.ref = '1.1')
        """;

    /// <summary>Action 1.1 with all that is said of it.</summary>
    public static readonly string[] Action =
    [
        $"""
        select action.ref, action.text, chapter.title, impact.description, action.finding, action.success_measure, due.source_text, due.until, rated.name, moved.moves,
            review.source_text, review.name
        from portal.actions action
        join portal.plans plan on plan.tenant_id = action.tenant_id and plan.id = action.plan_id
        join portal.chapters chapter on chapter.tenant_id = action.tenant_id and chapter.id = action.chapter_id
        left join portal.impacts impact on impact.tenant_id = action.tenant_id and impact.id = action.impact_id
        {State}
        {OfCouncil} and action.ref = '1.1'
        """,
        $"""
        select rating.name, given.reason, given.narrative, author.name, given.recorded_at from portal.progress_updates given
        join portal.ratings rating on rating.tenant_id = given.tenant_id and rating.id = given.rating_id
        join portal.users author on author.id = given.author_id
        where given.tenant_id = {One} and given.lineage_id = {Line} order by given.recorded_at desc
        """,
        $"select source_text, until, recorded_at from portal.action_dues where tenant_id = {One} and lineage_id = {Line} order by recorded_at",
        $"""
        select change.source_text, change.reason, body.name, author.name, change.recorded_at from portal.date_changes change
        join portal.bodies body on body.tenant_id = change.tenant_id and body.id = change.body_id
        join portal.users author on author.id = change.author_id
        where change.tenant_id = {One} and change.lineage_id = {Line} order by change.recorded_at
        """,
        $"select title, address, recorded_at from portal.evidence where tenant_id = {One} and lineage_id = {Line} and withdrawn_at is null order by recorded_at",
        $"select stage, note, recorded_at from portal.sign_off_steps where tenant_id = {One} and lineage_id = {Line} order by recorded_at",
        $"""
        select post.title, holder.name from portal.action_owners owner
        join portal.actions action on action.tenant_id = owner.tenant_id and action.id = owner.action_id
        join portal.plans plan on plan.tenant_id = action.tenant_id and plan.id = action.plan_id
        join portal.posts post on post.tenant_id = owner.tenant_id and post.id = owner.post_id
        left join portal.post_holders holder on holder.tenant_id = post.tenant_id and holder.post_id = post.id and holder.until is null
        {OfCouncil} and action.ref = '1.1' and owner.ended_at is null order by owner.position
        """,
        $"""
        select finding.number, finding.wording, visit.type, visit.first_day from portal.finding_ties tie
        join portal.findings finding on finding.tenant_id = tie.tenant_id and finding.id = tie.finding_id
        join portal.visits visit on visit.tenant_id = finding.tenant_id and visit.id = finding.visit_id
        where tie.tenant_id = {One} and tie.action_lineage_id = {Line} and tie.ended_at is null
        """,
        $"""
        select kpi.ref, kpi.title, reading.period_start, reading.value from portal.kpi_ties tie
        join portal.kpis kpi on kpi.tenant_id = tie.tenant_id and kpi.id = tie.kpi_id
        join portal.readings reading on reading.tenant_id = kpi.tenant_id and reading.kpi_id = kpi.id and reading.superseded_at is null
        where tie.tenant_id = {One} and tie.action_lineage_id = {Line} and tie.superseded_at is null and reading.period_start >= current_date - 1127
        """,
        $"""
        select thread.audience, said.text, said.author_name, said.author_organisation, said.at from portal.comment_threads thread
        join portal.comments said on said.tenant_id = thread.tenant_id and said.thread_id = thread.id
        where thread.tenant_id = {One} and thread.subject_id = {Line} order by thread.started_at, said.at
        """,
    ];

    /// <summary>The rows of a report of progress; $2 is the id of the first.</summary>
    public static readonly string[] Update =
    [
        $"""
        insert into portal.progress_updates (id, tenant_id, action_id, lineage_id, practice_area_id, rating_id, reason, narrative, author_id, recorded_at)
        select $2, action.tenant_id, action.id, action.lineage_id, action.practice_area_id,
            (select id from portal.ratings rating where rating.tenant_id = action.tenant_id and rating.position = 2), 'The next step is done.', null,
            (select user_id from portal.memberships member where member.tenant_id = action.tenant_id limit 1), now()
        from portal.actions action join portal.plans plan on plan.tenant_id = action.tenant_id and plan.id = action.plan_id {OfCouncil} and action.ref = '1.2'
        """,
        $$"""
        insert into portal.change_log (id, tenant_id, user_id, person, at, event, summary, data, subject_id, why)
        select gen_random_uuid(), tenant_id, author_id, 'Somebody', recorded_at, 'ProgressReported', 'Reported progress on action 1.2: Green: on track.',
            '{"Ref": "1.2", "Rating": "Green: on track"}', action_id, reason
        from portal.progress_updates where tenant_id = {{One}} and id = $2
        """,
    ];
}
