using System.Text.Json;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Boards;
using SlipPortal.Domain.Kpis;
using SlipPortal.Domain.Notices;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Domain.Talk;
using SlipPortal.Domain.Visits;

namespace SlipPortal.Benchmarks;

/// <summary>
/// One invented council of the national data set with everything that is the same in each: people, a plan in three versions with what was
/// said of its actions, a performance book of ten years, visits, boards, a notice, conversations.
/// </summary>
internal sealed class CouncilRows
{
    private const int Actions = 200;
    private const int Kpis = 60;
    private const int Months = 120;

    private static readonly string[] Areas =
    [
        PracticeArea.WholeService, "Front door", "Help and protection", "Cared for children", "Care leavers", "Early help", "Fostering and adoption", "Leadership",
        "Quality assurance",
    ];

    private static readonly string[] Posts =
    [
        "Director of Children’s Services", "Head of Front Door", "Head of Help and Protection", "Head of Cared for Children", "Service Manager Care Leavers",
        "Principal Social Worker", "Head of Commissioning", "Fostering Service Manager", "Head of Early Help",
        "Audit Officer", "Participation Officer", "HR Business Partner",
    ];

    private static readonly string[] Verbs =
    [
        "Agree", "Write", "Test", "Hold", "Train managers in", "Review", "Publish", "Measure", "Rewrite with families", "Bring together",
    ];

    private static readonly string[] Things =
    [
        "one page that a parent can read aloud", "a weekly look at what is running late", "the guide to thresholds with schools and health visitors",
        "a plan for each child at risk outside home", "supervision that asks what would have to be seen", "the offer to care leavers with care leavers themselves",
        "audits with the worker in the room", "an answer to every referrer within two working days", "early permanence at the second review",
        "a rota that keeps one worker with a family",
    ];

    private static readonly string[] Themes = ["Management oversight", "Decisions at the front door", "Learning from audit", "Voice of the child", "Stability of workers"];

    private readonly Rows _rows;
    private readonly DateOnly _today;
    private readonly DateTimeOffset _now;
    private readonly string _slug;
    private readonly Guid[] _areas;
    private readonly Guid[] _posts;
    private readonly (Guid Id, string Name)[] _people;
    private readonly Guid[] _ratings;
    private readonly Guid[] _lineages = new Guid[Actions];
    private readonly Guid[] _current = new Guid[Actions];
    private readonly Guid[] _kpis = new Guid[Kpis];
    private readonly List<(Guid Id, Guid Visit, Guid Area, bool IsPublic)> _findings = [];
    private (Guid Board, Guid Meeting) _board;

    public CouncilRows(Rows rows, int number, DateOnly today, string passwordHash)
    {
        _rows = rows;
        _today = today;
        _now = new DateTimeOffset(today, new TimeOnly(5, 0), TimeSpan.Zero);
        Number = number;
        _slug = SlugOf(number);
        Name = $"Council {number:000}";
        TenantId = rows.Id().ToString("N");
        rows.Add("organisations", new { Id = TenantId, Slug = _slug, Name });
        Part(OrganisationPart.Council, -1500);
        if (IsUnderNotice) Part(OrganisationPart.UnderNotice, ServedOn);
        if (IsPartner) Part(OrganisationPart.Partner, -900);
        _areas = [.. Areas.Select((name, i) => Add("practice_areas", new { Name = name, Position = i + 1 }))];
        _ratings = [.. Rating.Brag().Select(rating => Add("ratings", new { rating.Name, rating.Colour, rating.Position, Meaning = (Enum)rating.Meaning }))];
        _posts = [.. Posts.Select(title => Add("posts", new { Title = title }))];
        for (var i = 0; i < _posts.Length; i++)
            Add("post_holders", new
            {
                PostId = _posts[i],
                Name = $"Holder {i + 1} of {Name}",
                Email = $"post-{i + 1}@{_slug}.example",
                From = Day(-800),
                IsInterim = i % 5 == 4,
            });
        _people = [.. Enumerable.Range(0, 25).Select(i => Person(i, passwordHash))];
    }

    /// <summary>From 1.</summary>
    public int Number { get; }

    /// <summary>“Council 017”.</summary>
    public string Name { get; }

    /// <summary>The council's organisation id.</summary>
    public string TenantId { get; }

    /// <summary>The council's first person.</summary>
    public Guid Lead => _people[0].Id;

    /// <summary>The practice areas, the whole service first.</summary>
    public IReadOnlyList<Guid> AreaIds => _areas;

    /// <summary>True for one in ten: they help two others.</summary>
    public bool IsPartner => Number % 10 == 1;

    /// <summary>Its person who helps others, where it is a partner.</summary>
    public (Guid Id, string Name) Reviewer => _people[^1];

    private bool IsUnderNotice => Number % 5 < 2;

    private int ServedOn => -300 - (Number * 7 % 700);

    /// <summary>What stands in its addresses.</summary>
    public static string SlugOf(int number) => $"council-{number:000}";

    /// <summary>The authority that it is in national figures.</summary>
    public static int AreaCodeOf(int number) => 5000 + number;

    /// <summary>Its records.</summary>
    public void Fill()
    {
        Boards();
        Plan();
        Facts();
        Book();
        Visits();
        Talk();
        if (IsUnderNotice) Notice();
    }

    private DateOnly Day(int days) => _today.AddDays(days);

    private DateTimeOffset At(int days, int minutes = 0) => _now.AddDays(days).AddMinutes(minutes);

    private Guid Add(string table, object row, Guid? id = null) => _rows.Add(table, TenantId, row, id);

    private void Part(OrganisationPart part, int from) =>
        _rows.Add("organisation_roles", new { Id = _rows.Id(), OrganisationId = TenantId, Part = (Enum)part, From = Day(from) });

    // A lead, eight contributors, readers; of a partner the last one helps others.
    private (Guid Id, string Name) Person(int i, string passwordHash)
    {
        var (role, login) = i == 0 ? (Role.ImprovementLead, "lead") : i < 9 ? (Role.Contributor, $"contributor-{i}")
            : i == 24 && IsPartner ? (Role.Associate, "reviewer") : (Role.Reader, $"reader-{i - 8}");
        var name = $"{char.ToUpperInvariant(login[0])}{login[1..].Replace('-', ' ')} of {Name}";
        var user = NationalData.User(_rows, $"{login}@{_slug}.example", name, passwordHash);
        Add("memberships", new { UserId = user, Role = (Enum)role, StartedAt = At(-750) });
        return (user, name);
    }

    private void Boards()
    {
        var board = Add("bodies", new
        {
            Name = "Improvement Board",
            Kind = (Enum)BodyKind.Board,
            Purpose = "Holds the council to its plan, with its partners.",
            MeetsEvery = 1,
            MeetsUnit = (Enum)RecurrenceUnit.Month,
            IsPublic = false,
            MayAgreeDates = true,
            MaySignOff = true,
            MayApprovePlan = true,
        });
        for (var i = 0; i < 6; i++)
            Add("seats", new
            {
                BodyId = board,
                Part = (Enum)(i == 0 ? SeatPart.Chair : SeatPart.Member),
                Name = $"Member {i + 1}",
                Organisation = "Partnership",
                From = Day(-700),
            });
        for (var month = -24; month <= 2; month++)
        {
            var meeting = Add("meetings", new { BodyId = board, Day = Day((month * 30) + 12), Place = "Council offices" });
            if (month == -4) _board = (board, meeting);
            for (var item = 0; item < 2; item++)
            {
                Add("agenda_items", new
                {
                    MeetingId = meeting,
                    Position = item + 1,
                    Kind = (Enum)AgendaKind.Other,
                    Title = item == 0 ? "What the book says" : "What families told us",
                    Outcome = month < 0 ? (Enum)AgendaOutcome.Noted : null,
                    Decision = month < 0 ? "Noted, with thanks." : null,
                    DecidedAt = month < 0 ? At((month * 30) + 12) : (DateTimeOffset?)null,
                    RecordedById = month < 0 ? Lead : (Guid?)null,
                });
            }
        }
    }

    private void Plan()
    {
        (int From, int? Until)[] versions = [(-700, -400), (-400, -100), (-100, null)];
        Guid? before = null;
        var chapterLines = new Guid[8];
        for (var version = 0; version < versions.Length; version++)
        {
            var (from, until) = versions[version];
            var previous = before;
            var plan = Add("plans", new
            {
                Title = "Improvement plan",
                Period = $"Edition {version + 1}",
                Objective = "Children are safe sooner, and stay with people who know them.",
                Pillars = new[] { "Practice that families understand", "People who stay" },
                CreatedAt = At(from),
                InForceAt = At(from),
                SupersededAt = until is { } day ? At(day) : (DateTimeOffset?)null,
                PreviousPlanId = previous,
                Version = version + 1,
            });
            before = plan;
            for (var chapter = 0; chapter < 8; chapter++)
            {
                var area = _areas[chapter + 1];
                var chapterId = _rows.Id();
                if (version == 0) chapterLines[chapter] = chapterId;
                Add("chapters", new
                {
                    PlanId = plan,
                    PracticeAreaId = area,
                    Position = chapter + 1,
                    Number = $"{chapter + 1}",
                    Title = Areas[chapter + 1],
                    Statement = $"What good looks like in {Areas[chapter + 1].ToLowerInvariant()}: families get a clear answer from the right person on the day they ask.",
                    LeadPostId = _posts[chapter],
                    LineageId = chapterLines[chapter],
                }, chapterId);
                var impacts = Enumerable.Range(0, 5).Select(i => Add("impacts", new
                {
                    ChapterId = chapterId,
                    PracticeAreaId = area,
                    Description = $"Intended impact {i + 1}: children and families say that they were heard.",
                })).ToArray();
                for (var i = 0; i < 25; i++) Action(version, from, until, plan, chapterId, area, impacts[i / 5], chapter, i);
                if (version == 2)
                    Add("impact_ratings", new
                    {
                        ChapterId = chapterId,
                        LineageId = chapterLines[chapter],
                        PracticeAreaId = area,
                        RatingId = _ratings[1 + (chapter % 2)],
                        Reason = "Much is delivered.",
                        AuthorId = Lead,
                        RecordedAt = At(-20),
                    });
            }
        }
    }

    private void Action(int version, int from, int? until, Guid plan, Guid chapter, Guid area, Guid impact, int chapterIndex, int index)
    {
        var i = (chapterIndex * 25) + index;
        var reference = Ref($"{chapterIndex + 1}.{index + 1}");
        var previous = _current[i];
        _current[i] = _rows.Id();
        if (version == 0) _lineages[i] = _current[i];
        Add("actions", new
        {
            PlanId = plan,
            ChapterId = chapter,
            PracticeAreaId = area,
            ImpactId = impact,
            Ref = reference.Text,
            reference.SortKey,
            Text = $"{Verbs[i % 10]} {Things[(i + (i / 10)) % 10]}, with {Areas[chapterIndex + 1].ToLowerInvariant()} and its partners, and show what came of it",
            IsCrossReference = false,
            Finding = i % 3 == 0 ? "Children wait too long for a decision." : null,
            SuccessMeasure = i % 2 == 0 ? "Nine of ten decisions within five working days" : null,
            LineageId = _lineages[i],
            PreviousActionId = version == 0 ? (Guid?)null : previous,
            Source = i % 3 == 0 ? (Enum)ActionSource.Finding : null,
        }, _current[i]);
        for (var owner = 0; owner < 1 + (i % 2); owner++)
            Add("action_owners", new
            {
                ActionId = _current[i],
                PracticeAreaId = area,
                PostId = _posts[(i + owner) % _posts.Length],
                Position = owner + 1,
                AssignedAt = At(from),
                EndedAt = until is { } day ? At(day) : (DateTimeOffset?)null,
            });
        if (version == 0) Due(i, area, from);
    }

    private void Due(int i, Guid area, int from)
    {
        var month = new DateOnly(_today.Year, _today.Month, 1).AddMonths((i * 5 % 23) - 6);
        var isDated = i % 17 != 6;
        Add("action_dues", new
        {
            ActionId = _current[i],
            LineageId = _lineages[i],
            PracticeAreaId = area,
            Kind = (Enum)(isDated ? DueKind.Month : DueKind.Undated),
            SourceText = isDated ? $"{month:MMMM yyyy}" : "TBC",
            From = isDated ? month : (DateOnly?)null,
            Until = isDated ? month.AddMonths(1).AddDays(-1) : (DateOnly?)null,
            RecordedAt = At(from),
            DateChangeId = (Guid?)null,
        });
    }

    // What was said of each line of work: updates, moved dates, evidence, verdicts, steps, and the history of it.
    private void Facts()
    {
        for (var i = 0; i < Actions; i++)
        {
            var (action, lineage, area) = (_current[i], _lineages[i], _areas[1 + (i / 25)]);
            var contributor = _people[1 + (i % 8)];
            // The first action is the one with a long history.
            int[] days = i == 0 ? [-650, -600, -550, -500, -450, -380, -320, -260, -200, -90, -40, -3] : [-500 - (i % 60), -250 - (i % 60), -4 - (i * 7 % 80)];
            for (var update = 0; update < days.Length; update++)
            {
                var rating = update == days.Length - 1 ? i % 5 : 1 + ((i + update) % 3);
                Add("progress_updates", new
                {
                    ActionId = action,
                    LineageId = lineage,
                    PracticeAreaId = area,
                    RatingId = _ratings[rating],
                    Reason = "The first two steps are done and the third has a date that the team believes in.",
                    Narrative = "Managers meet on it every Tuesday. What they learn goes into the next team meeting, and the board reads of it each month.",
                    AuthorId = contributor.Id,
                    RecordedAt = At(days[update], i),
                });
                Log(contributor, At(days[update], i), "ProgressReported", $"Reported progress on action {Reference(i)}: {Rating.Brag()[rating].Name}.", lineage);
            }

            if (i % 5 == 0) MoveDate(i, action, lineage, area);
            for (var piece = 0; piece < (i == 0 ? 8 : (i + 1) % 2); piece++)
                Add("evidence", new
                {
                    Title = $"Minutes of the practice group, {piece + 1}",
                    Address = $"https://{_slug}.example/minutes/{i}/{piece}",
                    AuthorId = contributor.Id,
                    ActionId = action,
                    LineageId = lineage,
                    PracticeAreaId = area,
                    RecordedAt = At(-60 + piece),
                    IsConfidential = false,
                });
            if (i % 10 == 0)
                Add("evidence_verdicts", new
                {
                    Judgement = (Enum)EvidenceJudgement.Sufficient,
                    Pieces = 1,
                    Reason = "Two kinds of evidence say the same.",
                    ReviewerId = Lead,
                    ActionId = action,
                    LineageId = lineage,
                    PracticeAreaId = area,
                    RecordedAt = At(-30),
                });
            if (i % 5 == 0)
                Add("sign_off_steps", new
                {
                    Stage = (Enum)SignOffStage.Delivered,
                    Note = "Delivered: the new form is in use.",
                    AuthorId = contributor.Id,
                    ActionId = action,
                    LineageId = lineage,
                    PracticeAreaId = area,
                    RecordedAt = At(-2),
                });
        }
    }

    private void MoveDate(int i, Guid action, Guid lineage, Guid area)
    {
        var isOpen = i % 25 == 0;
        var day = Day((i * 11 % 300) - 60);
        var change = Add("date_changes", new
        {
            Kind = (Enum)DueKind.Date,
            SourceText = $"{day:d MMMM yyyy}",
            From = day,
            Until = day,
            Reason = "The supplier delivers two months later than it promised.",
            BodyId = _board.Board,
            AuthorId = _people[1].Id,
            Outcome = isOpen ? null : (Enum)DateChangeOutcome.Agreed,
            DecidedAt = isOpen ? (DateTimeOffset?)null : At(-108),
            MeetingId = isOpen ? (Guid?)null : _board.Meeting,
            ActionId = action,
            LineageId = lineage,
            PracticeAreaId = area,
            RecordedAt = At(-115),
        });
        if (isOpen) return;
        Add("action_dues", new
        {
            ActionId = action,
            LineageId = lineage,
            PracticeAreaId = area,
            Kind = (Enum)DueKind.Date,
            SourceText = $"{day:d MMMM yyyy}",
            From = (DateOnly?)day,
            Until = (DateOnly?)day,
            RecordedAt = At(-108),
            DateChangeId = (Guid?)change,
        });
    }

    private void Log((Guid Id, string Name) person, DateTimeOffset at, string what, string summary, Guid subject) =>
        Add("change_log", new
        {
            UserId = person.Id,
            Person = person.Name,
            At = at,
            Event = what,
            Summary = summary,
            Data = JsonSerializer.SerializeToElement(new { Said = summary }),
            SubjectId = subject,
        });

    private void Book()
    {
        Guid[] books =
        [
            Add("books", new { Name = "Improvement board", Purpose = "What the improvement board reads at each meeting.", Position = 1 }),
            Add("books", new { Name = "Operational", Purpose = "What managers read each week.", Position = 2 }),
        ];
        var last = new DateOnly(_today.Year, _today.Month, 1).AddMonths(-1);
        for (var i = 0; i < Kpis; i++)
        {
            var area = _areas[i % Areas.Length];
            var reference = Ref($"{(i / 10) + 1}.{(i % 10) + 1}");
            var (unit, aggregation, polarity) = (i % 3) switch
            {
                0 => (KpiUnit.Percent, Aggregation.Weighted, Polarity.Higher),
                1 => (KpiUnit.Count, Aggregation.Sum, Polarity.Lower),
                _ => (KpiUnit.RatePer10000, Aggregation.PointInTime, Polarity.NearComparator),
            };
            var kpi = _kpis[i] = Add("kpis", new
            {
                PracticeAreaId = area,
                Ref = reference.Text,
                reference.SortKey,
                Title = $"Measure {reference.Text} of {Areas[i % Areas.Length].ToLowerInvariant()}",
                Definition = "By the council’s own records. Children of other councils who are placed here are left out.",
                Source = "Case management system",
                Unit = (Enum)unit,
                Decimals = 1,
                Polarity = (Enum)polarity,
                Frequency = (Enum)PeriodKind.Month,
                Aggregation = (Enum)aggregation,
                OwnerPostId = _posts[i % _posts.Length],
                // The first of the national measures are those that councils have of their own, too.
                IndicatorCode = unit == KpiUnit.Percent && i < 30 ? NationalFigures.CodeOf(i / 3) : null,
            });
            foreach (var book in books.Take(i % 2 == 0 ? 2 : 1))
                Add("book_lines", new { BookId = book, KpiId = kpi, Theme = $"Theme {(i / 10) + 1}" });
            if (i % 2 == 0)
                Add("targets", new
                {
                    Kind = (Enum)TargetKind.EachPeriod,
                    Value = unit == KpiUnit.Percent ? 80m : 300m,
                    Tolerance = 5m,
                    From = last.AddYears(-3),
                    Reason = "What our neighbours reached last year.",
                    KpiId = kpi,
                    PracticeAreaId = area,
                    AuthorId = Lead,
                    RecordedAt = At(-600),
                });
            if (i < 20)
                Add("kpi_ties", new
                {
                    ActionLineageId = _lineages[i * 10],
                    KpiId = kpi,
                    PracticeAreaId = area,
                    AuthorId = Lead,
                    RecordedAt = At(-90),
                });
            var level = 60 + _rows.Noise(25);
            for (var month = 0; month < Months; month++) Reading(kpi, area, unit, last.AddMonths(month - Months + 1), level + (month / 15));
        }

        Add("comparison_choices", new { AreaCode = AreaCodeOf(Number), Model = NationalFigures.Model });
    }

    private void Reading(Guid kpi, Guid area, KpiUnit unit, DateOnly period, int level)
    {
        var whole = 180 + _rows.Noise(60);
        var part = Math.Min(whole, whole * (level + _rows.Noise(9) - 4) / 100);
        Add("readings", new
        {
            PeriodKind = (Enum)PeriodKind.Month,
            PeriodStart = period,
            Value = unit == KpiUnit.Percent ? Math.Round(part * 100m / whole, 6) : (level * 4) + _rows.Noise(30),
            Numerator = unit == KpiUnit.Percent ? (decimal?)part : null,
            Denominator = unit == KpiUnit.Percent ? (decimal?)whole : null,
            State = (Enum)ReadingState.Final,
            KpiId = kpi,
            PracticeAreaId = area,
            AuthorId = _people[1].Id,
            RecordedAt = new DateTimeOffset(period.AddMonths(1).AddDays(5), new TimeOnly(9, 0), TimeSpan.Zero),
        });
    }

    private void Visits()
    {
        for (var i = 0; i < 12; i++)
        {
            var area = _areas[i % 3 == 0 ? 0 : i % Areas.Length];
            // The last two are not published, and one is to come.
            var (isPublic, on) = (i < 9, Day(i == 11 ? 40 : -1000 + (i * 90)));
            var type = i % 6 == 0 ? VisitTypes.Ilacs : i % 4 == 3 ? "Peer challenge" : VisitTypes.MonitoringVisit;
            var visit = Add("visits", new
            {
                PracticeAreaId = area,
                IsPublic = isPublic,
                Type = type,
                CarriedOutBy = i % 4 == 3 ? "Another council" : "The inspectorate",
                TimingKind = (Enum)TimingKind.Day,
                FirstDay = on,
                LastDay = on,
                Focus = "Management oversight, and what is learned from audit",
                Team = "Two inspectors",
                Method = "Case files, interviews with managers",
                Sample = "Over 30 cases",
            });
            if (i == 11) continue;
            Add("publication_steps", new
            {
                State = (Enum)(isPublic ? PublicationState.Published : PublicationState.DraftFeedback),
                On = on.AddDays(10),
                VisitId = visit,
                PracticeAreaId = area,
                IsPublic = isPublic,
                AuthorId = Lead,
                RecordedAt = At(-20),
            });
            if (type == VisitTypes.Ilacs)
                foreach (var aspect in Enum.GetValues<JudgedAspect>())
                    Add("judgements", new
                    {
                        Aspect = (Enum)aspect,
                        Grade = (Enum)(IsUnderNotice ? Grade.Inadequate : Grade.RequiresImprovement),
                        VisitId = visit,
                        PracticeAreaId = area,
                        IsPublic = isPublic,
                        AuthorId = Lead,
                        RecordedAt = At(-20),
                    });
            for (var finding = 0; finding < 10; finding++) Finding(visit, isPublic, i, finding);
        }
    }

    private void Finding(Guid visit, bool isPublic, int i, int number)
    {
        var about = (i * 10) + number;
        var area = _areas[1 + (about % 8)];
        var id = Add("findings", new
        {
            VisitId = visit,
            IsPublic = isPublic,
            PracticeAreaId = area,
            Number = number + 1,
            Kind = (Enum)(number < 2 ? FindingKind.Strength : number < 6 ? FindingKind.AreaForDevelopment : FindingKind.Recommendation),
            Wording = $"{Verbs[about % 10]} {Things[about % 10]}: it is not seen in a third of the records that were read.",
            Themes = new[] { Themes[about % Themes.Length] },
            Basis = (Enum)FindingBasis.Seen,
            Paragraph = $"{number + 1}",
            RecordedAt = At(-400),
        });
        _findings.Add((id, visit, area, isPublic));
        if (number % 2 == 1)
            Add("finding_ties", new
            {
                ActionLineageId = _lineages[about],
                IsOrigin = false,
                FindingId = id,
                PracticeAreaId = area,
                IsPublic = isPublic,
                AuthorId = Lead,
                RecordedAt = At(-300),
            });
    }

    // Forty conversations: on actions, of which the first has five, on measures and on findings.
    private void Talk()
    {
        for (var i = 0; i < 40; i++)
        {
            var finding = _findings[i];
            var action = i < 5 ? 0 : i * 4;
            var (subject, about, kind, area, isOpen, named) =
                i < 25 ? (TalkSubject.Action, _lineages[action], RecordKind.Plan, _areas[1 + (action / 25)], true, _lineages[action])
                : i < 35 ? (TalkSubject.Kpi, _kpis[i], RecordKind.Kpis, _areas[i % Areas.Length], true, _kpis[i])
                : (TalkSubject.Finding, finding.Id, RecordKind.Visits, finding.Area, finding.IsPublic, finding.Visit);
            var author = _people[1 + (i % 8)];
            var thread = Add("comment_threads", new
            {
                Subject = (Enum)subject,
                SubjectId = about,
                Kind = (Enum)kind,
                PracticeAreaId = area,
                IsOpen = isOpen,
                NamedId = named,
                Audience = i % 2 == 0 ? CommentThread.Everyone : CommentThread.Internal,
                AuthorId = author.Id,
                StartedAt = At(-50 + i),
            });
            for (var comment = 0; comment < 6; comment++)
            {
                var by = _people[(i + comment) % 9];
                var at = At(-50 + i, comment * 97);
                var said = Add("comments", new
                {
                    ThreadId = thread,
                    Text = "Thank you. I would begin with the training: the new form needs people who know why it is there.",
                    AuthorId = by.Id,
                    AuthorName = by.Name,
                    AuthorOrganisation = Name,
                    At = at,
                });
                if (comment == 5)
                    Add("comment_mentions", new { ThreadId = thread, CommentId = said, PersonId = Lead, AuthorId = by.Id, At = at });
            }
        }
    }

    private void Notice()
    {
        var notice = Add("improvement_notices", new
        {
            IsStatutory = Number % 2 == 0,
            ServedOn = Day(ServedOn),
            ServedTo = Name,
            IssuedBy = "Department for Education",
            Grounds = "Inspection judged services inadequate.",
        });
        Add("notice_stages", new
        {
            NoticeId = notice,
            Kind = (Enum)StageKind.Served,
            On = Day(ServedOn),
            Reason = "Issued by Department for Education.",
            AuthorId = Lead,
            RecordedAt = At(ServedOn + 3),
        });
        for (var i = 0; i < 6; i++)
        {
            var term = Add("notice_terms", new
            {
                NoticeId = notice,
                Number = i + 1,
                Wording = "Report to the department on progress and on what worries you.",
                Owner = (Enum)(TermOwner)(i % 4),
                Kind = (Enum)TermRuleKind.Every,
                Every = 2,
                Unit = (Enum)RecurrenceUnit.Month,
                From = Day(ServedOn),
            });
            for (var due = Day(ServedOn).AddMonths(2); due < _today; due = due.AddMonths(2))
                Add("term_dones", new
                {
                    DueOn = due,
                    DoneOn = due.AddDays(-2),
                    Shows = "Minutes of the meeting.",
                    TermId = term,
                    AuthorId = Lead,
                    RecordedAt = At(due.DayNumber - _today.DayNumber - 1),
                });
        }
    }

    private static string Reference(int action) => $"{(action / 25) + 1}.{(action % 25) + 1}";

    private static ActionRef Ref(string text) =>
        ActionRef.TryParse(text, out var reference) ? reference! : throw new FormatException($"“{text}” is no reference.");
}
