using DocumentFormat.OpenXml.Wordprocessing;

namespace SlipPortal.Documents.Word;

/// <summary>The fields around a place in a paragraph. Each has a code, which is not seen, and then a result, which is.</summary>
internal sealed class WordFields
{
    private readonly Stack<bool> _resultBegun = new();
    private int _inCode;

    /// <summary>Whether the place is inside the code of any field around it.</summary>
    public bool InCode => _inCode > 0;

    public void Follow(FieldCharValues? mark)
    {
        if (mark == FieldCharValues.Begin)
        {
            _resultBegun.Push(false);
            _inCode++;
        }
        else if (mark is not null && _resultBegun.TryPop(out var resultBegun))
        {
            if (!resultBegun)
                _inCode--;
            if (mark == FieldCharValues.Separate)
                _resultBegun.Push(true);
        }
    }
}
