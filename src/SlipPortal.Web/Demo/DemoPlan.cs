using System.Text;

namespace SlipPortal.Web.Demo;

/// <summary>Invented chapters and actions that the demo's councils draw their plans from.</summary>
internal static class DemoPlan
{
    private static readonly Chapter[] Chapters =
    [
        new("Front door", "Families who ask for help get a clear answer from the right person on the day they ask.",
        [
            new("People who refer know what happened next", "Send every referrer an outcome within two working days", "Head of Front Door"),
            new("", "Sit a health practitioner and a police officer with the contact team every weekday", "Head of Front Door; Partnership Manager"),
            new("Decisions are right first time", "Second-read one in ten closed contacts each week", "Service Manager Front Door"),
            new("", "Rewrite the threshold guide with schools and health visitors, and test it in six case discussions", "Partnership Manager"),
            new("Nights and weekends are as safe as office hours", "Join the out-of-hours team to the same recording system", "Head of Business Intelligence"),
        ]),
        new("Help and protection", "Children who may be at risk are seen quickly, and plans change what happens at home.",
        [
            new("Children are seen in time", "Hold a weekly clinic on visits and assessments that are running late", "Head of Help and Protection"),
            new("Plans are understood by the family", "Replace the plan form with one page that a parent can read aloud", "Principal Social Worker"),
            new("", "Train all chairs of conferences in writing plans with dates and names", "Head of Safeguarding"),
            new("Work before court is quick and fair", "Track each pre-proceedings case at week 4, 8 and 12", "Head of Help and Protection; Head of Legal Services"),
            new("", "Review all cases that have been in pre-proceedings for longer than sixteen weeks", "Head of Help and Protection"),
            new("Older children at risk outside home are kept safe", "Agree one plan with police and schools for each child at risk of exploitation", "Head of Safeguarding"),
        ]),
        new("Cared for children", "Children in care live close to what they know, with people who stay.",
        [
            new("More children live near home", "Open two small homes inside the borough", "Head of Commissioning"),
            new("", "Recruit twenty foster families, at least six of them for brothers and sisters", "Fostering Service Manager"),
            new("Permanence is decided early", "Bring a permanence plan to every second review", "Head of Cared for Children"),
            new("Children know their rights", "Give every child the guide that the children's council wrote", "Participation Officer"),
            new("", "Report what children said to the board each quarter", "Participation Officer"),
        ]),
        new("Care leavers", "Young people leave care with a home, somebody to ring, and a reason to get up.",
        [
            new("Nobody moves out before they are ready", "Start each pathway plan at fifteen and a half", "Service Manager Care Leavers"),
            new("", "Agree with housing that no care leaver is placed in bed and breakfast", "Service Manager Care Leavers; Head of Housing"),
            new("Work and study are within reach", "Find twelve apprenticeships inside the council", "HR Business Partner"),
            new("", "Bring the local offer up to date with care leavers themselves", "Service Manager Care Leavers"),
        ]),
        new("Leadership", "Leaders know what practice is like, and make it possible to do it well.",
        [
            new("Leaders see practice", "Each director observes practice once a month and writes down what they learnt", "Director of Children's Services"),
            new("", "Bring a one-page account of pressure and risk to the chief executive every month", "Director of Children's Services"),
            new("Workers stay", "Agree a workforce strategy with the pay offer for the hardest posts", "HR Business Partner; Principal Social Worker"),
            new("", "Bring the share of agency workers below one in ten", "HR Business Partner"),
        ]),
        new("Quality assurance", "The council knows itself, and learns faster than it is told.",
        [
            new("Audit leads to better work", "Audit forty cases every two months, with the worker in the room", "Audit Officer"),
            new("", "Check within two weeks that what an audit asked for was done", "Audit Officer; Principal Social Worker"),
            new("Families are heard", "Ask every family at closure what changed, and publish what we did about it", "Complaints Officer"),
        ]),
    ];

    /// <summary>A plan as a CSV file, as a council might have kept it.</summary>
    /// <param name="perChapter">At most so many actions of each chapter.</param>
    /// <param name="firstDue">The month in which the first is due; the others follow.</param>
    public static byte[] AsCsv(int perChapter, DateOnly firstDue)
    {
        var csv = new StringBuilder("Ref,Intended impact,Action,Owner,Due by\n");
        var n = 0;
        for (var chapter = 0; chapter < Chapters.Length; chapter++)
        {
            csv.AppendLine($"\"{chapter + 1}. {Chapters[chapter].Title}\",,,,");
            csv.AppendLine($"Overall effectiveness,\"{Chapters[chapter].Statement}\",,,");
            foreach (var ((impact, text, owner), i) in Chapters[chapter].Actions.Take(perChapter).Select((action, i) => (action, i)))
            {
                csv.AppendLine($"{chapter + 1}.{i + 1},\"{impact}\",\"{text}\",\"{owner.Replace("; ", "\n")}\",{Due(n, firstDue)}");
                n++;
            }
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Due(int n, DateOnly firstDue) => (n % 11, n % 13) switch
    {
        (6, _) => "Monthly",
        (9, _) => "TBC",
        (_, 8) => "Quarterly",
        _ => firstDue.AddMonths(n * 5 % 19).ToString("MMMM yyyy"),
    };

    /// <summary>The practice areas that go with the chapters.</summary>
    public static IReadOnlyList<string> PracticeAreas { get; } = [.. Chapters.Select(chapter => chapter.Title)];

    private sealed record Chapter(string Title, string Statement, Action[] Actions);

    private sealed record Action(string Impact, string Text, string Owner);
}
