using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.NumberChecks;
using LuchengEco.Web.NumberChecks;

namespace LuchengEco.Web.Tests.NumberChecks;

/// <summary>What somebody did to one number.</summary>
internal sealed record NumberEdit(int Key, int Start, string From, string To)
{
    public bool IsFoundBy(NumberFinding finding) =>
        finding.Anchor is { } anchor && anchor.Key == Key && anchor.Start < Start + To.Length && anchor.Start + anchor.Length > Start;
}

/// <summary>Changes digits, units and qualifiers of a Word file at random, always to something else; the same seed always does the same.</summary>
internal static class NumberEdits
{
    private static readonly string[] Units =
        ["个", "家", "件", "项", "吨", "公里", "万元", "亿元", "%", "‰", "人次", "处", "台", "个百分点", "天", "场", "微克/立方米", "枚", "勺"];

    private static readonly string[] Qualifiers = ["约", "近", "超", "不足", "至少", "不超过"];

    public static (byte[] Content, IReadOnlyList<NumberEdit> Edits) Make(byte[] content, int seed, int count)
    {
        // Only what must repeat, no secret.
#pragma warning disable CA5394
        var random = new Random(seed);
        using var memory = new MemoryStream();
        memory.Write(content);
        var edits = new List<NumberEdit>();
        using (var document = WordprocessingDocument.Open(memory, isEditable: true))
        {
            var paragraphs = WordText.ParagraphsOf(document);
            var all = paragraphs.Index().SelectMany(pair => NumberFinder.Find(pair.Item.Text).Select(number => (Key: pair.Index, Number: number))).ToArray();
            random.Shuffle(all);
            foreach (var (key, number) in all.Take(count).OrderByDescending(pair => pair.Key).ThenByDescending(pair => pair.Number.Start))
            {
                var piece = paragraphs[key].Pieces.First(held => held.Start <= number.Start && held.End >= number.End);
                var text = (Text)piece.Element;
                var changed = Change(random, number);
                text.Text = text.Text[..(number.Start - piece.Start)] + changed + text.Text[(number.End - piece.Start)..];
                edits = [.. edits.Select(edit => edit.Key == key ? edit with { Start = edit.Start + changed.Length - number.Length } : edit)];
                edits.Add(new NumberEdit(key, number.Start, number.Text, changed));
            }
        }
        return (memory.ToArray(), edits);
    }

    private static string Change(Random random, FoundNumber number)
    {
        var digits = number.Text.Substring(number.DigitsStart - number.Start, number.DigitsLength);
        var head = number.Text[..(number.DigitsStart - number.Start)];
        var tail = number.Text[(head.Length + digits.Length)..];
        switch (random.Next(3))
        {
            case 1 when number.Unit.Length > 0 && number.Kind != NumberKind.Place && !number.IsChinese:
                var others = Units.Where(unit => NumberFinder.Find("1" + unit)[0] is var other && (other.NormalUnit, other.Scale) != (number.NormalUnit, number.Scale)).ToList();
                return head + digits + tail.Replace(number.Unit, others[random.Next(others.Count)], StringComparison.Ordinal);
            case 2 when number.Kind is not (NumberKind.Place or NumberKind.Fraction):
                var words = Qualifiers.Where(word => NumberFinder.Find(word + "1")[0].Qualifier != number.Qualifier).ToList();
                return words[random.Next(words.Count)] + digits + tail.TrimStart('余');
            default:
                return head + OtherDigit(random, digits) + tail;
        }
    }

    private static string OtherDigit(Random random, string digits)
    {
        const string Figures = "0123456789";
        const string Numerals = "一三四五六七八九";
        var places = Enumerable.Range(0, digits.Length).Where(place => Figures.Contains(digits[place], StringComparison.Ordinal) || (Numerals + "二两").Contains(digits[place], StringComparison.Ordinal)).ToList();
        if (places.Count == 0)
            return "七";
        var at = places[random.Next(places.Count)];
        var others = (Figures.Contains(digits[at], StringComparison.Ordinal) ? Figures : Numerals).Where(sign => sign != digits[at]).ToList();
        return digits[..at] + others[random.Next(others.Count)] + digits[(at + 1)..];
    }
#pragma warning restore CA5394
}
