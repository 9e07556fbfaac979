using LuchengEco.Domain;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Services.Entry;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Entry;

/// <summary>Lays the cells of one pasted line over one row. Numbers and mark are taken together or not at all: half of a fraction from another table is a wrong figure.</summary>
internal sealed class PasteRowReader(PasteTarget target, int line, YearMonth month, DateOnly today, bool blanksClear)
{
    /// <summary>Rules that say what is still missing: a second block may bring it.</summary>
    private static readonly HashSet<string> Incomplete = ["value-missing", "fraction-incomplete"];

    private readonly List<PasteCell> _cells = [];
    private TypedTexts _texts = target.Texts;
    private bool _hasNumber;
    private readonly HashSet<FigureMark> _marks = [];

    public IReadOnlyList<PasteCell> Cells => _cells;

    private bool HasMark => _marks.Any(mark => mark != FigureMark.None);

    private FigureMark StandingMark => TypedTexts.MarkOf(target.Texts.Mark);

    public void Read(int place, string? column, string text)
    {
        var field = EntryField.At(target.Row, column);
        var old = field is null ? "" : OldOf(field);
        if (field is null)
            Add(text.Length == 0 ? PasteOutcome.Kept : PasteOutcome.Outside, text, PasteText.NoFieldThere);
        else if (text.Length > 0 && target.WhyClosed is not null)
            Add(text == old ? PasteOutcome.Same : PasteOutcome.Locked, text, target.WhyClosed);
        else if (text.Length == 0)
            ReadBlank();
        else if (field.Key == EntryField.Note)
            Take(text == target.Texts.Note ? PasteOutcome.Same : PasteOutcome.Changed, text, text);
        else if (field.Key == EntryField.Mark)
            ReadMark(MarkWords.ReadChoice(text));
        else if (MarkWords.Read(text) is { } mark)
            ReadMark(mark);
        else
            ReadNumber(TypedNumber.Read(text, target.Row.Unit.EndsWith('%') && field.Key == "value"));

        void ReadBlank()
        {
            if (!blanksClear || old.Length == 0 || target.WhyClosed is not null)
                Add(PasteOutcome.Kept, "", null);
            else if (target.Texts[field.Key] is { Length: > 0 })
                Take(PasteOutcome.Cleared, "", "");
            else
                // The mark stands in the number's place; the block's own column of marks says what becomes of it.
                Add(PasteOutcome.Kept, "", null);
        }

        void ReadMark(FigureMark? mark)
        {
            if (mark is not { } known)
            {
                Add(PasteOutcome.Refused, text, PasteText.MarkUnknown);
                return;
            }
            _marks.Add(known);
            Add(known == StandingMark ? PasteOutcome.Same : known == FigureMark.None ? PasteOutcome.Cleared : PasteOutcome.Changed, WordOf(known), null);
            _texts = _texts.With(EntryField.Mark, TypedTexts.MarkCode(known));
        }

        void ReadNumber(TypedNumber number)
        {
            if (number.Problem is { } problem)
            {
                Add(PasteOutcome.Refused, text, problem);
                return;
            }
            // Signs that nobody sees are no number.
            if (number.Number is null)
            {
                ReadBlank();
                return;
            }
            _hasNumber = true;
            var written = TypedNumber.Write(number.Number);
            var isSame = StandingMark == FigureMark.None && TypedNumber.Read(target.Texts[field.Key]) is { Problem: null } standing && standing.Number == number.Number;
            Take(isSame ? PasteOutcome.Same : PasteOutcome.Changed, written, isSame ? target.Texts[field.Key]! : Lossless(number.Number, written, text));
        }

        void Take(PasteOutcome outcome, string shown, string stands)
        {
            Add(outcome, shown, null);
            _texts = _texts.With(field.Key, stands);
        }

        void Add(PasteOutcome outcome, string shown, string? reason) => _cells.Add(new PasteCell(line, place, outcome, old, shown)
        {
            Row = target.Row,
            Field = field,
            Reason = outcome is PasteOutcome.Refused or PasteOutcome.Locked or PasteOutcome.Outside ? reason : null,
        });
    }

    /// <summary>Judges the row as a whole.</summary>
    /// <returns>Its fields after the paste; unchanged where nothing of it is taken.</returns>
    public TypedTexts Finish()
    {
        if (!_cells.Any(cell => cell.Changes))
            return Restored(figures: true, note: true);
        if (FigureRules.Check(RuleOf(target.Row, month), month, today, new FigureEntry(Note: _texts.Note)) is { } wrongNote)
        {
            Refuse(cell => cell.Field?.Key == EntryField.Note, wrongNote.Message);
            _texts = Restored(figures: false, note: true);
        }
        if (!_cells.Any(cell => IsFigure(cell) && (cell.Changes || cell.Outcome == PasteOutcome.Refused)))
            return _texts;
        if (_cells.Any(cell => IsFigure(cell) && cell.Outcome == PasteOutcome.Refused))
            return WithoutFigures(PasteText.RowNotTaken);
        if (_marks.Count > 1)
            return WithoutFigures(PasteText.MarksContradict);
        Step();
        var (edit, refusal) = new TypedRow(target.Row.Code, 0, true, _texts with { Note = null }).Read(target.Row);
        if (edit is null)
            return WithoutFigures(refusal!.Message!);
        if (FigureRules.Check(RuleOf(target.Row, month), month, today, edit.Entry) is not { } error)
            return _texts;
        if (!Incomplete.Contains(error.Code))
            return WithoutFigures(error.Message);
        Say(cell => IsFigure(cell) && cell.Changes, error.Message);
        return _texts;
    }

    /// <summary>A mark and a number exclude each other: what stood there steps aside for what is pasted; both pasted at once is for the rules.</summary>
    private void Step()
    {
        if (_hasNumber && !HasMark)
            _texts = _texts.With(EntryField.Mark, "");
        if (!HasMark || _hasNumber)
            return;
        foreach (var field in EntryField.Of(target.Row).Where(field => _texts[field.Key] is { Length: > 0 }))
        {
            if (!_cells.Any(cell => cell.Field?.Key == field.Key && cell.Changes))
                _cells.Add(new PasteCell(line, null, PasteOutcome.Cleared, OldOf(field), "") { Row = target.Row, Field = field });
            _texts = _texts.With(field.Key, "");
        }
    }

    private TypedTexts WithoutFigures(string reason)
    {
        _cells.RemoveAll(cell => cell.Place is null);
        Refuse(IsFigure, reason);
        return _texts = Restored(figures: true, note: false);
    }

    private TypedTexts Restored(bool figures, bool note) => (figures, note) switch
    {
        (true, true) => target.Texts,
        (true, false) => target.Texts with { Note = _texts.Note },
        (false, true) => _texts with { Note = target.Texts.Note },
        (false, false) => _texts,
    };

    private void Refuse(Predicate<PasteCell> which, string reason) =>
        Replace(cell => which(cell) && cell.Changes, cell => cell with { Outcome = PasteOutcome.Refused, Reason = reason });

    private void Say(Predicate<PasteCell> which, string reason) => Replace(which, cell => cell with { Reason = reason });

    private void Replace(Predicate<PasteCell> which, Func<PasteCell, PasteCell> by)
    {
        for (var index = 0; index < _cells.Count; index++)
        {
            if (which(_cells[index]))
                _cells[index] = by(_cells[index]);
        }
    }

    private string OldOf(EntryField field) => field.Key switch
    {
        EntryField.Mark => WordOf(StandingMark),
        EntryField.Note => target.Texts.Note ?? "",
        _ when StandingMark != FigureMark.None => FigureWords.Of(StandingMark),
        _ => target.Texts[field.Key] ?? "",
    };

    private static bool IsFigure(PasteCell cell) => cell.Field is { Key: not EntryField.Note };

    private static string WordOf(FigureMark mark) => mark == FigureMark.None ? "" : FigureWords.Of(mark);

    /// <summary>More decimals than are stored must reach the rule that refuses them.</summary>
    private static string Lossless(decimal? number, string written, string text) => TypedNumber.Read(written).Number == number ? written : text;

    /// <summary>The indicator as the rules of a figure need it.</summary>
    private static Indicator RuleOf(SheetRow row, YearMonth month)
    {
        var indicator = new Indicator(row.Code);
        indicator.Describe(new IndicatorDescription
        {
            Name = row.Name,
            ShortName = row.ShortName,
            Unit = row.Unit,
            Decimals = row.Decimals,
            Shape = row.Shape,
            Accumulation = row.Accumulation,
            Direction = Direction.AtLeast,
            CountsDays = row.CountsDays,
            AreaCode = row.AreaCode,
            UnitCode = row.UnitCode,
            NumeratorName = row.NumeratorName,
            DenominatorName = row.DenominatorName,
            PlausibleMin = row.PlausibleMin,
            PlausibleMax = row.PlausibleMax,
            FirstYear = month.Year,
            Definition = row.Definition,
        });
        return indicator;
    }
}
