namespace SlipPortal.Domain.Plans.Import;

/// <summary>Turns "1.5-1.8" into the actions of the plan that it names.</summary>
internal sealed class LinkResolver
{
    private const int MostLinks = 100;

    private readonly List<ActionRef> _refs;

    public LinkResolver(IEnumerable<ActionBuilder> actions)
    {
        _refs = [.. actions.Where(action => action.Unresolved is null).Select(action => action.Ref).OfType<ActionRef>()];
        _refs.Sort();
    }

    /// <summary>The references in a range that exist, the action's own left out.</summary>
    public IReadOnlyList<ActionRef> Resolve(ActionBuilder action)
    {
        var links = new List<ActionRef>();
        foreach (var (from, to) in action.CrossReference?.Ranges ?? [])
        {
            var at = _refs.BinarySearch(from, BySortKey.Instance);
            for (at = at < 0 ? ~at : at; at < _refs.Count && links.Count < MostLinks; at++)
            {
                if (string.CompareOrdinal(_refs[at].SortKey, to.SortKey) > 0)
                {
                    break;
                }

                if (_refs[at] != action.Ref && !links.Contains(_refs[at]))
                {
                    links.Add(_refs[at]);
                }
            }
        }

        return links;
    }

    private sealed class BySortKey : IComparer<ActionRef>
    {
        public static BySortKey Instance { get; } = new();

        public int Compare(ActionRef? x, ActionRef? y) => string.CompareOrdinal(x?.SortKey, y?.SortKey);
    }
}
