namespace LuchengEco.Services.NumberChecks;

/// <summary>Pairs the things of one list with those of another: in order first, then what moved.</summary>
internal static class Alignment
{
    /// <summary>Pairs that keep the order and whose likeness has the greatest sum; -1 where the second list has no partner.</summary>
    /// <param name="ours">Length of the first list.</param>
    /// <param name="theirs">Length of the second list.</param>
    /// <param name="likeness">0 or less never pairs.</param>
    public static int[] InOrder(int ours, int theirs, Func<int, int, int> likeness)
    {
        var above = new int[theirs + 1];
        var steps = new byte[ours, theirs];
        for (var row = 0; row < ours; row++)
        {
            var sums = new int[theirs + 1];
            for (var column = 0; column < theirs; column++)
            {
                var paired = likeness(row, column) is > 0 and var score ? above[column] + score : -1;
                (sums[column + 1], steps[row, column]) = paired >= above[column + 1] && paired >= sums[column] ? (paired, (byte)1)
                    : above[column + 1] >= sums[column] ? (above[column + 1], (byte)2)
                    : (sums[column], (byte)3);
            }
            above = sums;
        }
        var pairs = new int[ours];
        Array.Fill(pairs, -1);
        for (var (row, column) = (ours - 1, theirs - 1); row >= 0 && column >= 0;)
        {
            switch (steps[row, column])
            {
                case 1:
                    pairs[row--] = column--;
                    break;
                case 2:
                    row--;
                    break;
                default:
                    column--;
                    break;
            }
        }
        return pairs;
    }

    /// <summary>Adds pairs of what is left on both sides, the most alike first and in the order of the lists among equals.</summary>
    public static void Moved(int[] pairs, int theirs, int least, Func<int, int, int> likeness)
    {
        var free = Enumerable.Range(0, theirs).Except(pairs).ToList();
        var candidates = Enumerable.Range(0, pairs.Length).Where(row => pairs[row] < 0)
            .SelectMany(row => free.Select(column => (Row: row, Column: column, Score: likeness(row, column))))
            .Where(candidate => candidate.Score >= least)
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Row).ThenBy(candidate => candidate.Column);
        var taken = new HashSet<int>();
        foreach (var (row, column, _) in candidates)
        {
            if (pairs[row] < 0 && taken.Add(column))
                pairs[row] = column;
        }
    }

    /// <summary>Pairs what is left between two neighbours that are paired, where as many are left on both sides and each may stand for the other.</summary>
    public static void InPlace(int[] pairs, int theirs, Func<int, int, bool> fits)
    {
        var taken = pairs.Where(partner => partner >= 0).ToHashSet();
        for (var row = 0; row < pairs.Length; row++)
        {
            if (pairs[row] >= 0)
                continue;
            var end = row;
            while (end < pairs.Length && pairs[end] < 0)
                end++;
            var (start, next) = (row == 0 ? 0 : pairs[row - 1] + 1, end < pairs.Length ? pairs[end] : theirs);
            var gap = Enumerable.Range(0, end - row).ToList();
            if (next - start == gap.Count && gap.All(step => !taken.Contains(start + step) && fits(row + step, start + step)))
            {
                foreach (var step in gap)
                    pairs[row + step] = start + step;
            }
            row = end - 1;
        }
    }
}

/// <summary>A text as its pairs of neighbouring characters, to tell how alike two texts are.</summary>
internal sealed class Likeness
{
    private readonly int[] _pairs;

    public Likeness(string text)
    {
        _pairs = new int[Math.Max(0, text.Length - 1)];
        for (var at = 0; at + 1 < text.Length; at++)
            _pairs[at] = text[at] << 16 | text[at + 1];
        Array.Sort(_pairs);
    }

    /// <summary>Dice's share of common pairs, 0 to 100.</summary>
    public int To(Likeness other)
    {
        var (mine, theirs) = (_pairs, other._pairs);
        if (mine.Length + theirs.Length == 0)
            return 0;
        // Too different in length to reach half.
        if (Math.Min(mine.Length, theirs.Length) * 6 < Math.Max(mine.Length, theirs.Length))
            return 0;
        var (a, b, common) = (0, 0, 0);
        while (a < mine.Length && b < theirs.Length)
        {
            if (mine[a] == theirs[b])
                (a, b, common) = (a + 1, b + 1, common + 1);
            else if (mine[a] < theirs[b])
                a++;
            else
                b++;
        }
        return 200 * common / (mine.Length + theirs.Length);
    }
}
