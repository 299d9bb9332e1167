using SlipPortal.Domain.Common;

namespace SlipPortal.UnitTests.Domain;

/// <summary>Nobody adds a kind of change without saying whether it can be undone.</summary>
public sealed class UndoingTests
{
    [Fact]
    public void Each_kind_of_change_is_undone_or_says_why_not()
    {
        var kinds = typeof(Change).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Change)) && !type.IsAbstract).ToList();
        Assert.True(kinds.Count > 140, $"{kinds.Count}");
        Assert.Equal([], kinds.Where(kind => !Undoing.Undone.Contains(kind) && !Undoing.NotUndone.ContainsKey(kind)).Select(kind => kind.Name));
        Assert.Equal([], Undoing.Undone.Where(Undoing.NotUndone.ContainsKey).Select(kind => kind.Name));
        Assert.All(Undoing.NotUndone.Values, why => Assert.EndsWith(".", why, StringComparison.Ordinal));
        Assert.True(Undoing.IsUndone(nameof(SlipPortal.Domain.Plans.ProgressReported)));
        Assert.False(Undoing.IsUndone(nameof(SlipPortal.Domain.Boards.DecisionRecorded)));
    }
}
