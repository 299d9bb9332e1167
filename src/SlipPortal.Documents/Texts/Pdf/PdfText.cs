using System.Globalization;
using System.Text;

namespace SlipPortal.Documents.Texts.Pdf;

/// <summary>
/// The text of a PDF, page by page, with what stands in its forms, notes and properties. The smallest that does for looking through what
/// office programs and browsers write; README.md says what it cannot read.
/// </summary>
internal sealed class PdfText
{
    private const int MaxForms = 2_000;

    private readonly PdfFile _file;
    private readonly Dictionary<object, PdfFont> _fonts = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _text = new();
    private bool _isComplete = true;
    private bool _hasPicture;
    private int _forms;
    private (double X, double Y)? _end;

    private PdfText(PdfFile file) => _file = file;

    public static FileText Read(byte[] content)
    {
        var file = new PdfFile(content);
        if (file.IsEncrypted) return new([], false);
        var reader = new PdfText(file);
        var parts = new List<FileTextPart>();
        var pages = reader.Pages();
        for (var i = 0; i < pages.Count; i++)
        {
            var text = reader.ReadPage(pages[i]);
            if (text.Length > 0) parts.Add(new(string.Create(CultureInfo.InvariantCulture, $"page {i + 1}"), text, []));
        }

        foreach (var entries in file.Dictionaries)
        {
            foreach (var key in (string[])["V", "Contents", "Title", "Subject", "Keywords", "Author", "Alt", "ActualText"])
                if (file.Get(entries, key) is byte[] { Length: > 0 } value) parts.Add(new("a form, note or property", TextString(value), []));
        }

        return new(parts, reader._isComplete && pages.Count > 0);
    }

    private static string TextString(byte[] bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes.AsSpan(3)),
        _ => Encoding.Latin1.GetString(bytes),
    };

    private List<Dictionary<string, object?>> Pages()
    {
        var pages = new List<Dictionary<string, object?>>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var catalog in _file.Dictionaries.Where(entries => _file.Get(entries, "Type") is PdfName { Text: "Catalog" }))
            if (_file.Dictionary(catalog, "Pages") is { } root) Walk(root, 0);
        // Pages that the tree has lost are text all the same.
        pages.AddRange(_file.Dictionaries.Where(entries => _file.Get(entries, "Type") is PdfName { Text: "Page" } && seen.Add(entries)));
        return pages;

        void Walk(Dictionary<string, object?> node, int depth)
        {
            if (depth > 50 || !seen.Add(node)) return;
            if (_file.Get(node, "Kids") is List<object?> kids)
                foreach (var kid in kids.Select(kid => PdfFile.AsDictionary(_file.Resolve(kid))).OfType<Dictionary<string, object?>>()) Walk(kid, depth + 1);
            else pages.Add(node);
        }
    }

    private string ReadPage(Dictionary<string, object?> page)
    {
        _text.Clear();
        _hasPicture = false;
        _end = null;
        using var content = new MemoryStream();
        foreach (var value in _file.Get(page, "Contents") is List<object?> several ? several : [page.GetValueOrDefault("Contents")])
        {
            if (_file.Resolve(value) is not PdfStream stream) continue;
            if (_file.Unpack(stream) is { } bytes) content.Write([.. bytes, (byte)'\n']);
            else _isComplete = false;
        }

        Dictionary<string, object?>? resources = null;
        for (var (node, depth) = (page, 0); resources is null && node is not null && depth < 50; depth++)
            (resources, node) = (_file.Dictionary(node, "Resources"), _file.Dictionary(node, "Parent"));
        Run(content.ToArray(), resources, Matrix.Identity, 0);
        foreach (var annotation in _file.Get(page, "Annots") as List<object?> ?? [])
        {
            if (_file.Get(_file.Dictionary(PdfFile.AsDictionary(_file.Resolve(annotation)), "AP"), "N") is PdfStream look)
            {
                _text.Append('\n');
                RunForm(look, null, Matrix.Identity, 0);
            }
        }

        // Nothing but a picture: a scan.
        if (_text.Length == 0 && _hasPicture) _isComplete = false;
        return _text.ToString();
    }

    private void RunForm(PdfStream form, Dictionary<string, object?>? outer, Matrix around, int depth)
    {
        if (depth > 8 || ++_forms > MaxForms || _file.Unpack(form) is not { } bytes)
        {
            _isComplete = false;
            return;
        }

        Run(bytes, _file.Dictionary(form.Entries, "Resources") ?? outer, Matrix.Of(_file.Get(form.Entries, "Matrix") as List<object?>) * around, depth + 1);
    }

    private void Run(byte[] content, Dictionary<string, object?>? resources, Matrix page, int depth)
    {
        var lexer = new PdfLexer(content);
        var operands = new List<object?>();
        var saved = new Stack<State>();
        var state = new State { Page = page };
        while (true)
        {
            lexer.SkipSpace();
            if (lexer.IsAtEnd) return;
            var value = lexer.Next();
            if (value is not PdfWord word)
            {
                if (operands.Count < 1_000) operands.Add(value);
                continue;
            }

            switch (word.Text)
            {
                case "q": if (saved.Count < 1_000) saved.Push(state with { }); break;
                case "Q": if (saved.TryPop(out var before)) state = before; break;
                case "cm": state.Page = Matrix.Of(operands) * state.Page; break;
                case "BT": state.Text = state.Line = Matrix.Identity; break;
                case "Tf" when operands is [PdfName name, double size]:
                    state.Font = Font(resources, name.Text);
                    state.Size = size;
                    break;
                case "Tc" when operands is [double space]: state.CharSpace = space; break;
                case "Tw" when operands is [double space]: state.WordSpace = space; break;
                case "Tz" when operands is [double percent]: state.Stretch = percent / 100; break;
                case "TL" when operands is [double leading]: state.Leading = leading; break;
                case "Td" when operands is [double x, double y]: state.Move(x, y); break;
                case "TD" when operands is [double x, double y]:
                    state.Leading = -y;
                    state.Move(x, y);
                    break;
                case "Tm": state.Text = state.Line = Matrix.Of(operands); break;
                case "T*": state.Move(0, -state.Leading); break;
                case "Tj" when operands is [byte[] text]: Show(state, text); break;
                case "'" when operands is [byte[] text]:
                    state.Move(0, -state.Leading);
                    Show(state, text);
                    break;
                case "\"" when operands is [double wordSpace, double charSpace, byte[] text]:
                    (state.WordSpace, state.CharSpace) = (wordSpace, charSpace);
                    state.Move(0, -state.Leading);
                    Show(state, text);
                    break;
                case "TJ" when operands is [List<object?> pieces]:
                    foreach (var piece in pieces)
                    {
                        if (piece is byte[] text) Show(state, text);
                        else if (piece is double shift)
                        {
                            state.Advance(-shift / 1000 * state.Size * state.Stretch);
                            state.HasMoved |= shift < -180;
                        }
                    }

                    break;
                case "Do" when operands is [PdfName name]:
                    if (_file.Get(_file.Dictionary(resources, "XObject"), name.Text) is not PdfStream drawn) break;
                    if (_file.Get(drawn.Entries, "Subtype") is PdfName { Text: "Form" }) RunForm(drawn, resources, state.Page, depth);
                    else _hasPicture = true;
                    break;
                case "ID":
                    _hasPicture = true;
                    SkipPicture(content, lexer);
                    break;
            }

            operands.Clear();
        }
    }

    private static void SkipPicture(byte[] content, PdfLexer lexer)
    {
        for (var at = lexer.At; at + 2 < content.Length; at++)
        {
            if (content[at + 1] != 'E' || content[at + 2] != 'I' || !PdfLexer.IsSpace(content[at]) || (at + 3 < content.Length && !PdfLexer.IsSpace(content[at + 3]))) continue;
            lexer.At = at + 3;
            return;
        }

        lexer.At = content.Length;
    }

    private PdfFont? Font(Dictionary<string, object?>? resources, string name)
    {
        if (_file.Dictionary(_file.Dictionary(resources, "Font"), name) is not { } entries) return null;
        if (!_fonts.TryGetValue(entries, out var font)) _fonts[entries] = font = new(_file, entries);
        return font;
    }

    private void Show(State state, byte[] bytes)
    {
        if (state.Font is not { } font || bytes.Length == 0)
        {
            _isComplete &= bytes.Length == 0;
            return;
        }

        SetApart(state, font);
        foreach (var (text, width, isSpace) in font.Read(bytes))
        {
            if (text is null) _isComplete = false;
            _text.Append(text ?? "\ufffd");
            state.Advance(((width * font.Scale * state.Size) + state.CharSpace + (isSpace ? state.WordSpace : 0)) * state.Stretch);
        }

        var end = state.Text * state.Page;
        _end = (end.E, end.F);
    }

    // Whether this goes on where the last text ended: what is near belongs to the same word, what is further is another, what is far another column.
    private void SetApart(State state, PdfFont font)
    {
        var hasMoved = state.HasMoved;
        state.HasMoved = false;
        if (_end is not var (x, y) || _text.Length == 0) return;
        var place = state.Text * state.Page;
        var size = Math.Abs(state.Size) * Math.Sqrt((place.A * place.A) + (place.B * place.B));
        if (size <= 0) size = 1;
        var length = Math.Sqrt((place.A * place.A) + (place.B * place.B));
        var (dx, dy) = (place.E - x, place.F - y);
        // Along the line and across it, however the page is turned.
        var along = length == 0 ? dx : ((dx * place.A) + (dy * place.B)) / length;
        var across = length == 0 ? dy : ((dy * place.A) - (dx * place.B)) / length;
        if (Math.Abs(across) > 0.5 * size) _text.Append('\n');
        else if (!font.KnowsWidths) _text.Append(hasMoved ? " " : "");
        else if (along > 2 * size || along < -size) _text.Append("     ");
        else if (along > 0.18 * size) _text.Append(' ');
    }

    private sealed record State
    {
        public Matrix Page { get; set; } = Matrix.Identity;

        public Matrix Text { get; set; } = Matrix.Identity;

        public Matrix Line { get; set; } = Matrix.Identity;

        public PdfFont? Font { get; set; }

        public double Size { get; set; } = 1;

        public double CharSpace { get; set; }

        public double WordSpace { get; set; }

        public double Stretch { get; set; } = 1;

        public double Leading { get; set; }

        /// <summary>Something else than the text itself moved on.</summary>
        public bool HasMoved { get; set; } = true;

        public void Move(double x, double y)
        {
            Text = Line = new Matrix(1, 0, 0, 1, x, y) * Line;
            HasMoved = true;
        }

        public void Advance(double by) => Text = new Matrix(1, 0, 0, 1, by, 0) * Text;
    }

    private readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
    {
        public static Matrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

        public static Matrix Of(List<object?>? numbers) =>
            numbers is [double a, double b, double c, double d, double e, double f] ? new(a, b, c, d, e, f) : Identity;

        public static Matrix operator *(Matrix one, Matrix two) => new(
            (one.A * two.A) + (one.B * two.C), (one.A * two.B) + (one.B * two.D),
            (one.C * two.A) + (one.D * two.C), (one.C * two.B) + (one.D * two.D),
            (one.E * two.A) + (one.F * two.C) + two.E, (one.E * two.B) + (one.F * two.D) + two.F);
    }
}
