using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Data.Identity;
using SlipPortal.Data.Isolation;
using SlipPortal.Data.Tenants;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Organisations;
using SlipPortal.Domain.Plans;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Commands;
using SlipPortal.Web.Guard;
using SlipPortal.Web.Pages.Councils.Plan;
using SlipPortal.Web.Pages.Councils.Plan.Import;
using SlipPortal.Web.Setup;
using SlipPortal.Web.Uploads;

namespace SlipPortal.Web.Demo;

/// <summary>
/// Invented councils at different stages, with their people, a partner and a department. Everything is made through the portal's own
/// rules, by the person who would have done it, at the time when they would: nothing here can do what a user could not.
/// </summary>
internal sealed class DemoData
{
    /// <summary>Of every demo sign-in. Never used outside the demo.</summary>
    public const string Password = "Meadow-lantern-42";

    private readonly IServiceProvider _portal;
    private readonly PortalDatabase _database;
    private readonly PortalSessions _sessions;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, Actor> _people = [];

    private DemoData(IServiceProvider portal, PortalDatabase database)
    {
        _portal = portal;
        _database = database;
        _sessions = portal.GetRequiredService<PortalSessions>();
        _now = portal.GetRequiredService<TimeProvider>().GetUtcNow();
    }

    /// <summary>Who can sign in, and what they can be used to see.</summary>
    public static IReadOnlyList<(string Email, string What)> SignIns { get; } =
    [
        ("lead@ashdale.example", "improvement lead of Ashdale, in the second year of a statutory notice and new to the portal"),
        ("contributor@ashdale.example", "contributor in Ashdale: reports progress"),
        ("reader@ashdale.example", "reader in Ashdale"),
        ("lead@brackenshire.example", "improvement lead of Brackenshire, two years in"),
        ("lead@coldwater.example", "improvement lead of Coldwater, which has no plan yet"),
        ("lead@dunmere.example", "improvement lead of Dunmere, out of intervention, now a partner"),
        ("reviewer@dunmere.example", "Dunmere's reviewer, let in by Brackenshire"),
        ("adviser@education.example", "the department's adviser to Ashdale, Brackenshire and Coldwater, who still reads Dunmere"),
        ("adviser2@education.example", "a second adviser, whom nobody has let in yet"),
        ("admin@slipportal.example", "platform administrator: sees no council's records"),
    ];

    /// <summary>Loads the demo into a database that has no organisation; another is left alone.</summary>
    public static async Task<int> LoadAsync(IServiceProvider portal, PortalDatabase database, TextWriter log)
    {
        await using (var scope = portal.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Organisation>().AnyAsync())
            {
                await log.WriteLineAsync("There are organisations already: the demo is for an empty database. Nothing was changed.");
                return 0;
            }
        }

        await new DemoData(portal, database).LoadAsync();
        await log.WriteLineAsync($"The demo is loaded. Password of every demo sign-in: {Password}");
        return 0;
    }

    /// <summary>Loads the demo into a private database that has just been made.</summary>
    public static async Task FillAsync(string[] options, PortalDatabase database)
    {
        await Console.Error.WriteLineAsync("Loading the demo's invented councils.");
        var builder = Serve.Builder(options);
        builder.AddPortal(database);
        await using var portal = builder.Build();
        await new DemoData(portal.Services, database).LoadAsync();
    }

    private async Task LoadAsync()
    {
        var admin = await CreateAdmin.AppointAsync(_portal, _database, "admin@slipportal.example", "Platform Administrator", Password);
        _people["admin"] = new(admin.Id, admin.Name);
        var ashdale = await FoundAsync("ashdale", "Ashdale Council", (OrganisationPart.Council, -40, null), (OrganisationPart.UnderNotice, -400, null));
        var brackenshire = await FoundAsync(
            "brackenshire", "Brackenshire County Council", (OrganisationPart.Council, -730, null), (OrganisationPart.UnderNotice, -745, null));
        var coldwater = await FoundAsync("coldwater", "Coldwater Borough Council", (OrganisationPart.Council, -5, null), (OrganisationPart.UnderNotice, -12, null));
        var dunmere = await FoundAsync(
            "dunmere", "Dunmere Council", (OrganisationPart.Council, -1400, null), (OrganisationPart.UnderNotice, -1500, -420), (OrganisationPart.Partner, -300, null));
        await FoundAsync("elverley", "Elverley Council", (OrganisationPart.Partner, -60, null));
        var department = await FoundAsync("department", "Department for Education", (OrganisationPart.Department, -1500, null));

        await LeadAsync(ashdale, "lead@ashdale.example", "Rowan Whitlock", -40);
        await MemberAsync(ashdale, "lead@ashdale.example", "contributor@ashdale.example", "Imogen Fairweather", Role.Contributor, -35);
        await MemberAsync(ashdale, "lead@ashdale.example", "reader@ashdale.example", "Tobias Merriman", Role.Reader, -35);
        await LeadAsync(brackenshire, "lead@brackenshire.example", "Perpetua Stallwood", -730);
        await MemberAsync(brackenshire, "lead@brackenshire.example", "contributor@brackenshire.example", "Aldous Greenhalgh", Role.Contributor, -700);
        await LeadAsync(coldwater, "lead@coldwater.example", "Linnet Ashcombe", -5);
        await LeadAsync(dunmere, "lead@dunmere.example", "Jocasta Thornbury", -1400);
        await MemberAsync(dunmere, "lead@dunmere.example", "reviewer@dunmere.example", "Piers Hollingworth", Role.Associate, -300);
        await AssociateAsync(department, "adviser@education.example", "Cordelia Marchbanks", -1000);
        await AssociateAsync(department, "adviser2@education.example", "Lysander Okonedo", -200);

        await PlanAsync(ashdale, "lead@ashdale.example", "Ashdale improvement plan.csv", 3, -20, 1);
        await ReportAsync(ashdale, "contributor@ashdale.example", actions => actions.Take(4), -6, "Green: on track", "Amber: at risk");
        await PlanAsync(brackenshire, "lead@brackenshire.example", "Brackenshire plan.csv", 6, -400, 0);
        await ReportAsync(brackenshire, "contributor@brackenshire.example", actions => actions, -260, "Green: on track", "Not started", "Amber: at risk");
        await ReportAsync(brackenshire, "contributor@brackenshire.example", actions => actions.Where((_, i) => i % 3 != 2), -120, "Green: on track", "Blue: complete", "Amber: at risk");
        await ReportAsync(brackenshire, "lead@brackenshire.example", actions => actions.Where((_, i) => i % 2 == 0), -25, "Blue: complete", "Blue: complete", "Red: off track");
        await PlanAsync(dunmere, "lead@dunmere.example", "Dunmere plan.csv", 4, -1200, -2);
        await ReportAsync(dunmere, "lead@dunmere.example", actions => actions, -500, "Blue: complete");

        var (helpAshdale, helpBrackenshire) = (Partners(ashdale), Partners(brackenshire));
        await helpAshdale.GiveAsync(DemoPartners.Adviser, ["Front door", "Leadership"], withVisits: false, "First report to the department on the new plan", -10, 60);
        await helpBrackenshire.GiveAsync(
            DemoPartners.Adviser, [.. DemoPlan.PracticeAreas, PracticeArea.WholeService], withVisits: true, "Six-weekly reports to the department", -90, 120);
        await helpBrackenshire.GiveAsync(
            DemoPartners.Reviewer, ["Care leavers", "Quality assurance"], withVisits: true, "Partner's work with the care leavers' service", -30, 90);
        await new DemoGovernance(_sessions, ashdale, _people["lead@ashdale.example"], _people["contributor@ashdale.example"], _now)
            .LoadAsync("adviser@education.example", "contributor@ashdale.example", withDraft: false);
        await new DemoGovernance(_sessions, brackenshire, _people["lead@brackenshire.example"], _people["contributor@brackenshire.example"], _now)
            .LoadAsync("adviser@education.example", "contributor@brackenshire.example", withDraft: true);
        await DemoReference.LoadAsync(_database.Admin!, _now);
        foreach (var council in new[] { ashdale, brackenshire })
        {
            var (lead, contributor) = (_people[$"lead@{council.Identifier}.example"], _people[$"contributor@{council.Identifier}.example"]);
            var reader = _portal.GetRequiredService<FileReader>();
            await new DemoKpis(_sessions, reader, council, lead, contributor, _now).LoadAsync();
            await new DemoVisits(_sessions, council, lead, contributor, _now).LoadAsync();
            await new DemoAudits(_sessions, council, lead, contributor, _now).LoadAsync();
            await new DemoGuard(_sessions, _portal.GetRequiredService<HeldTickets>(), council, lead, contributor, _now).LoadAsync();
        }

        await new DemoKpis(_sessions, _portal.GetRequiredService<FileReader>(), dunmere, _people["lead@dunmere.example"], _people["lead@dunmere.example"], _now).LoadComparedAsync();
        await Practice(ashdale).LoadAsync(
            new(
                "A question in every supervision", "Management oversight",
                "Managers signed records and asked nothing: a reader could not see that anybody had thought about the decision.",
                "Each supervision now ends with one question about what would have to be seen for us to change our minds, and the answer is written down.\n"
                    + "Managers practised it in pairs for six weeks. It takes four minutes.",
                "In the audit before, 3 of 20 records showed a manager’s question; in the one after, 14 of 20. The focused visit read the same in the records."),
            isAnonymous: false,
            new("Decisions on the day", "Decisions at the front door", "Decisions waited for the weekly meeting.", null, null));
        await Practice(brackenshire).LoadAsync(
            new(
                "Teams read their own audits", "Learning from audit, Management oversight",
                "What audits found went into a report, and the teams did not hear of it.",
                "Auditors meet the team within ten days and bring three records. The team says what it will change, and looks at it again after two months.",
                "Actions from audits that were done in time rose from half to nine in ten within two quarters. A peer challenge called auditors honest."),
            isAnonymous: true,
            new("A duty manager for the whole day", "Decisions at the front door", "Nobody could say who decides after four o’clock.", "One manager has the day, and no other work.", null));
        await new DemoPeople(_sessions, ashdale, _people["lead@ashdale.example"], await PersonAsync("leaver@ashdale.example", "Barnaby Quill"), _now).LoadAsync("leaver@ashdale.example", -38, -8, -35);
        await new DemoPeople(_sessions, brackenshire, _people["lead@brackenshire.example"], await PersonAsync("leaver@brackenshire.example", "Ottilie Marsh"), _now)
            .LoadAsync("leaver@brackenshire.example", -640, -45, -20);
        await new DemoNotices(_sessions, ashdale, _people["lead@ashdale.example"], _people["contributor@ashdale.example"], _now).InSecondYearAsync(-10);
        await new DemoNotices(_sessions, brackenshire, _people["lead@brackenshire.example"], _people["contributor@brackenshire.example"], _now).SteppedDownAsync();
        await new DemoNotices(_sessions, dunmere, _people["lead@dunmere.example"], _people["lead@dunmere.example"], _now).LiftedAsync();
        await helpAshdale.BeginAsync();
        await helpBrackenshire.GoOnAsync();
        await Partners(coldwater).MeetAsync();
        await Partners(dunmere).LookBackAsync();
        DemoReviews Reviews(CouncilTenantInfo council) => new(
            _sessions, council, _people[$"lead@{council.Identifier}.example"], _people[$"contributor@{council.Identifier}.example"], _people["adviser@education.example"], _now);
        await Reviews(ashdale).UnderWayAsync();
        await Reviews(brackenshire).ClosedAndWaitingAsync();
        foreach (var council in new[] { ashdale, brackenshire })
        {
            await new DemoTalk(_sessions, council, _people[$"lead@{council.Identifier}.example"], _people[$"contributor@{council.Identifier}.example"], _now)
                .LoadAsync(council == brackenshire ? _people["adviser@education.example"] : null);
        }

        await LookAsync(brackenshire, "adviser@education.example", -14, "Overview", "Improvement plan", "Action 1.3");
        await LookAsync(brackenshire, "reviewer@dunmere.example", -7, "Improvement plan", "Action 4.2");
    }

    private DemoPractice Practice(CouncilTenantInfo council) =>
        new(_sessions, council, _people[$"lead@{council.Identifier}.example"], _people[$"contributor@{council.Identifier}.example"], _now);

    private DemoPartners Partners(CouncilTenantInfo council) =>
        new(_sessions, council, _people[$"lead@{council.Identifier}.example"], email => _people[email], _now);

    private DateTimeOffset Day(int days) => _now.AddDays(days);

    private async Task<CouncilTenantInfo> FoundAsync(string slug, string name, params (OrganisationPart Part, int From, int? Until)[] parts)
    {
        var id = Guid.CreateVersion7().ToString("N");
        await using var db = _sessions.Open(null, _people["admin"]);
        await db.Database.ExecuteSqlAsync($"select app.found_organisation({id}, {slug}, {name})");
        foreach (var (part, from, until) in parts)
        {
            var first = Day(from).DayInUk();
            var last = until is { } day ? Day(day).DayInUk() : (DateOnly?)null;
            await db.Database.ExecuteSqlAsync($"select app.give_part({id}, {part.ToString()}, {first}, {last})");
        }

        return new() { Id = id, Identifier = slug, Name = name };
    }

    private async Task<Actor> PersonAsync(string email, string name)
    {
        await using var scope = _portal.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = new PortalUser { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = true, Name = name };
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(user.Id, user.Name);
        var created = await users.CreateAsync(user, Password);
        if (!created.Succeeded) throw new OperatorException(string.Join(' ', created.Errors.Select(error => error.Description)));
        return _people[email] = new(user.Id, name);
    }

    private async Task LeadAsync(CouncilTenantInfo council, string email, string name, int day)
    {
        await AppointAsync(council, email, name, Role.ImprovementLead, day);
        await using var db = _sessions.Open(council, _people[email], new DemoClock(Day(day)));
        db.AddRange(Rating.Brag());
        foreach (var area in DemoPlan.PracticeAreas.Select((title, index) => new PracticeArea(title, index + 2)))
        {
            db.Add(area);
            db.Record(new PracticeAreaAdded(area.Name), area.Id);
        }

        await db.SaveChangesAsync();
    }

    private Task AssociateAsync(CouncilTenantInfo organisation, string email, string name, int day) =>
        AppointAsync(organisation, email, name, Role.Associate, day);

    private async Task AppointAsync(CouncilTenantInfo organisation, string email, string name, Role role, int day)
    {
        var person = await PersonAsync(email, name);
        await using var db = _sessions.Open(null, _people["admin"]);
        await db.Database.ExecuteSqlAsync(
            $"select app.appoint({organisation.Id}, {person.UserId!.Value}, {role.ToString()}, {Day(day)})");
    }

    private async Task MemberAsync(CouncilTenantInfo council, string lead, string email, string name, Role role, int day)
    {
        var person = await PersonAsync(email, name);
        await using var db = _sessions.Open(council, _people[lead], new DemoClock(Day(day)));
        var membership = new Membership(person.UserId!.Value, role, Day(day));
        db.Add(membership);
        db.Record(new MemberJoined(name, role), membership.Id);
        await db.SaveChangesAsync();
    }

    private async Task PlanAsync(CouncilTenantInfo council, string lead, string fileName, int perChapter, int day, int firstDueMonths)
    {
        var clock = new DemoClock(Day(day));
        var content = DemoPlan.AsCsv(perChapter, Day(day).DayInUk().AddMonths(firstDueMonths));
        await using var db = _sessions.Open(council, _people[lead], clock);
        var reader = new ImportReader(db, _portal.GetRequiredService<FileReader>());
        var id = await new UploadPlan.Handler(db, reader, _people[lead], clock).HandleAsync(new(fileName, content), default);
        var (import, draft) = (await reader.FindAsync(id, default))!.Value;
        await new ConfirmImport.Handler(db, _people[lead], clock).HandleAsync(new(import, draft), default);
    }

    private async Task ReportAsync(
        CouncilTenantInfo council, string email, Func<IEnumerable<ActionRow>, IEnumerable<ActionRow>> which, int day, params string[] ratings)
    {
        await using var reading = _sessions.Open(council, _people[email]);
        var plan = await reading.CurrentPlan().SingleAsync();
        var actions = which(await reading.ActionRows(plan.Id, _now.DayInUk()).ToListAsync()).ToList();
        var scale = await reading.Set<Rating>().ToDictionaryAsync(rating => rating.Name);
        for (var i = 0; i < actions.Count; i++)
        {
            var rating = scale[ratings[i % ratings.Length]];
            var clock = new DemoClock(Day(day).AddMinutes(i * 37));
            await using var db = _sessions.Open(council, _people[email], clock);
            await new RecordProgress.Handler(db, _people[email], clock).HandleAsync(
                new([actions[i].Id], rating.Id, Reason(rating.Meaning, i), Narrative(rating.Meaning, i)), default);
        }
    }

    private async Task LookAsync(CouncilTenantInfo council, string email, int day, params string[] seen)
    {
        foreach (var (what, i) in seen.Select((what, i) => (what, i)))
        {
            await using var db = _sessions.Open(council, _people[email], new DemoClock(Day(day).AddMinutes(i * 3)));
            if (!await Look.NoteAsync(db, RecordKind.Plan, what, LedgerChannel.Page, default))
                throw new InvalidOperationException($"{email} is not let in.");
        }
    }

    private static string Reason(RatingMeaning meaning, int i)
    {
        string[] reasons = meaning switch
        {
            RatingMeaning.Complete => ["Delivered, and the board saw the evidence in its last meeting.", "Done: the change is in daily use by every team."],
            RatingMeaning.OnTrack => ["The first two steps are done and the third has a date.", "The team has what it needs, and the weekly figures move the right way."],
            RatingMeaning.AtRisk => ["One partner has not yet agreed, and the date depends on them.", "The post that does this is vacant until next month."],
            RatingMeaning.OffTrack => ["The date has passed: the supplier cannot deliver before spring.", "Two tries did not work. We bring a new proposal to the board."],
            _ => ["Not begun: it waits for the action before it."],
        };
        return reasons[i % reasons.Length];
    }

    private static string? Narrative(RatingMeaning meaning, int i) => (meaning, i % 4) switch
    {
        (RatingMeaning.Complete, 0) => "A check of twenty records found the new step in nineteen. The last one was put right the same day.",
        (RatingMeaning.OnTrack, 1) => "Managers meet on it every Tuesday. What they learn goes into the next team meeting.",
        (RatingMeaning.AtRisk or RatingMeaning.OffTrack, _) => "Raised with the improvement board, which asks for a new date at its next meeting.",
        _ => null,
    };

    private sealed record Actor(Guid? UserId, string Name) : IActor;
}
