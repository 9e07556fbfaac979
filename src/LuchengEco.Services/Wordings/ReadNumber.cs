using LuchengEco.Domain.Writing;

namespace LuchengEco.Services.Wordings;

/// <summary>A number as a reader of the whole text takes it, with where it stands in the template.</summary>
/// <param name="Number">Null where a slot's number is read as none, beside a letter for example.</param>
/// <param name="Start">Where it begins in the template; a slot that it touches belongs to it as a whole.</param>
/// <param name="Stretch">What stands there in the template.</param>
/// <param name="Slots">What it touches of the data; empty for a number of words alone.</param>
/// <param name="IsOwn">It is what the slot says on its own: value, unit and qualifier.</param>
internal sealed record ReadNumber(FoundNumber? Number, int Start, string Stretch, IReadOnlyList<LivingPart> Slots, bool IsOwn)
{
    /// <summary>All numbers of a text, and those of its slots that nobody can read any more.</summary>
    public static IReadOnlyList<ReadNumber> Of(LivingText text)
    {
        var (places, template) = (Place.Of(text), text.Template);
        var numbers = NumberFinder.Find(text.ToString());
        return [.. numbers.Select(number => Read(number, places, template)), .. places.Where(place => place.Part.IsSlot && IsSwallowed(place, numbers)).Select(Swallowed)];
    }

    private static ReadNumber Read(FoundNumber number, List<Place> places, string template)
    {
        var touched = places.Where(place => place.At < number.End && number.Start < place.End).ToList();
        var (start, end) = (touched[0].Begin(number.Start), touched[^1].Finish(number.End));
        var slots = touched.Where(place => place.Part.IsSlot).Select(place => place.Part).ToList();
        var own = slots.Count > 0 && touched is [var only] && NumberFinder.Find(only.Part.Text).Any(alone => IsSame(alone, number, only.At));
        return new ReadNumber(number, start, template[start..end], slots, own);
    }

    private static ReadNumber Swallowed(Place place) => new(null, place.Written, "{" + place.Part.Key + "}", [place.Part], false);

    private static bool IsSame(FoundNumber alone, FoundNumber number, int at) => alone.Start + at == number.Start && alone.Length == number.Length
        && (alone.NormalValue, alone.NormalUnit, alone.Qualifier, alone.Kind) == (number.NormalValue, number.NormalUnit, number.Qualifier, number.Kind);

    /// <summary>A month or a year is no number beside its 月 or 年 and should be none: only what has a unit counts.</summary>
    private static bool IsSwallowed(Place place, IReadOnlyList<FoundNumber> numbers) => NumberFinder.Find(place.Part.Text)
        .Any(alone => alone.NormalUnit.Length > 0 && !numbers.Any(number => number.Start < place.At + alone.End && place.At + alone.Start < number.End));

    /// <summary>Where a part stands in the text as printed, and in the template.</summary>
    private sealed record Place(LivingPart Part, int At, int Written, int WrittenLength)
    {
        public int End => At + Part.Text.Length;

        public static List<Place> Of(LivingText text)
        {
            var (places, at, written) = (new List<Place>(), 0, 0);
            foreach (var part in text.Parts)
            {
                var length = part.Key is { } key ? key.Length + 2 : SummaryWordings.Escaped(part.Text).Length;
                places.Add(new Place(part, at, written, length));
                at += part.Text.Length;
                written += length;
            }
            return places;
        }

        public int Begin(int at) => Part.IsSlot || at <= At ? Written : Written + SummaryWordings.Escaped(Part.Text[..(at - At)]).Length;

        public int Finish(int at) => Part.IsSlot || at >= End ? Written + WrittenLength : Written + SummaryWordings.Escaped(Part.Text[..(at - At)]).Length;
    }
}
