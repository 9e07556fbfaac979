using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Progress;

namespace LuchengEco.Domain.Tests.Progress;

/// <summary>A reason or a short requirement read back: which of the known sentences it is, and every number that stands in it.</summary>
/// <remarks>The sentences are spelt out here a second time, so that a number that vanishes from the resources does not vanish from the tests.</remarks>
internal sealed class ReasonSentence
{
    private const string Number = @"−?\d+(?:\.\d+)?";

    private static readonly Dictionary<string, string> Tails = new()
    {
        ["sum reached"] = "已达到全年目标，目标已锁定。",
        ["year met"] = "年度结果已定，目标完成。",
        ["year missed"] = "年度结果已定，目标未完成。",
        ["sum missed"] = "年度结果已定，距目标还差<left>U。",
        ["sum exceeded"] = "已超出全年控制目标<left>U，无法完成。",
        ["sum ahead"] = "不低于(?:时序进度（<pace>U）|<phase>月阶段目标（<pace>U）)；还需完成<left>U，其余<months>个月平均每月<month>U。",
        ["sum behind"] = "低于(?:时序进度（<pace>U）|<phase>月阶段目标（<pace>U）)；还需完成<left>U，其余<months>个月平均每月须<month>U。",
        ["sum within"] = "未超过(?:时序进度（<pace>U）|<phase>月阶段目标（<pace>U）)；其余<months>个月合计还可有<left>U，平均每月<month>U。",
        ["sum above pace"] = "超过(?:时序进度（<pace>U）|<phase>月阶段目标（<pace>U）)；其余<months>个月合计只可再有<left>U，平均每月<month>U。",
        ["mean on track"] = "F其余<rest>天平均<bound><average>U，全年即可达标。",
        ["mean at risk"] = "N其余<rest>天平均<bound><average>U，全年仍可达标。",
        ["mean lost"] = "其余<rest>天须平均<bound><average>U，越过合理极限<limit>U，已无法完成。",
        ["days on track"] = "F其余<rest>天中最多还可有<failures>天不达标。",
        ["days at risk"] = "N其余<rest>天中不达标不超过<failures>天，全年仍可达标。",
        ["units on track"] = "F其余各月D按<rest>估计，最多还可有<failures>不达标。",
        ["units at risk"] = "N其余各月D按<rest>估计，不达标不超过<failures>，全年仍可达标。",
        ["ratio all on track"] = "F其余(?:<rest>天|各月D按<rest>估计，)须全部达标。",
        ["ratio all at risk"] = "N其余(?:<rest>天|各月D按<rest>估计，)须全部达标，全年才能达标。",
        ["ratio secured"] = "其余即使全部不达标，全年仍能达标，目标已锁定。",
        ["ratio lost low"] = "其余(?:<rest>天|各月D按<rest>估计，)即使全部达标，全年也只有<best>U，已无法完成。",
        ["ratio lost high"] = "其余(?:<rest>天|各月D按<rest>估计，)即使全部达标，全年仍有<best>U，已无法完成。",
        ["latest on track"] = "(?:F|G)?以年内最后一次评价为准，须保持到12月。",
        ["latest to reach"] = "F以年内最后一次评价为准，12月前须达到全年目标。",
        ["latest at risk"] = "N以年内最后一次评价为准，仍可在12月前追回。",
    };

    private static readonly Dictionary<string, string> Briefs = new()
    {
        ["nothing"] = "",
        ["secured"] = "无",
        ["year missed"] = "年度结果已定，目标未完成。",
        ["sum to do"] = "还需完成<left>U，月均<month>U",
        ["sum missed"] = "距目标还差<left>U",
        ["sum allowed"] = "全年还可有<left>U，月均<month>U",
        ["sum exceeded"] = "已超出<left>U",
        ["mean"] = "其余<rest>天平均<bound><average>U",
        ["days"] = "其余<rest>天中最多<failures>天不达标",
        ["units"] = "其余最多<failures>不达标",
        ["ratio all"] = "其余须全部达标",
        ["ratio lost"] = "其余全部达标也无法完成",
        ["latest keep"] = "保持到12月",
        ["latest reach"] = "12月前须达到全年目标",
        ["latest regain"] = "12月前须追回",
    };

    private static readonly ConcurrentDictionary<(Accumulation? Accumulation, FigureShape? Shape, string Unit), Dictionary<string, Regex>> Known = new();

    private readonly Match _match;

    private ReasonSentence(string kind, Match match) => (Kind, _match) = (kind, match);

    /// <summary>The name of the sentence in the lists above.</summary>
    public string Kind { get; }

    /// <summary>The number in that place, null where the sentence has none.</summary>
    public decimal? this[string place] => Text(place) is { } text ? decimal.Parse(text.Replace('−', '-'), CultureInfo.InvariantCulture) : null;

    public string? Text(string place) => _match.Groups[place] is { Success: true } group ? group.Value : null;

    /// <summary>The months of a list such as 1、3、12.</summary>
    public int[] Months(string place) => [.. (Text(place) ?? "").Split('、', StringSplitOptions.RemoveEmptyEntries).Select(month => int.Parse(month, CultureInfo.InvariantCulture))];

    public static ReasonSentence OfReason(IndicatorProgress progress, IndicatorTraits traits) =>
        Read(progress.Reason, Known.GetOrAdd((traits.Accumulation, traits.Shape, traits.Unit), ReasonsOf));

    public static ReasonSentence OfBrief(IndicatorProgress progress, IndicatorTraits traits) =>
        Read(RequirementText.Brief(progress, traits), Known.GetOrAdd((null, null, traits.Unit), key => Patterns(Briefs, key.Unit)));

    private static Dictionary<string, Regex> ReasonsOf((Accumulation? Accumulation, FigureShape? Shape, string Unit) key)
    {
        var noun = key.Accumulation switch
        {
            Accumulation.Sum or Accumulation.Ratio => "累计",
            Accumulation.WeightedMean => "平均",
            Accumulation.Latest => "最新值",
            null => "",
        };
        var value = $"截至<through>月，{noun}<value>U" + (key.Shape == FigureShape.Fraction ? "（<numerator>/<denominator>）" : "");
        const string Without = "截至<through>月暂无数据；";
        const string Goal = "目标为<side><target>U。";
        const string Gaps = "(?:(?<missing>[0-9、]+)月缺数据。)?(?:(?<assumed>[0-9、]+)月未填有效天数，按日历天数计。)?";
        const string Settled = "(?:(?:自<since>月起(?<settled>已锁定|已无法完成))?(?:；(?=起))?(?:起决定作用的是<decided>月：(?:<part>/<whole>|<cell>U))?。)?";
        var sentences = Tails.ToDictionary(tail => tail.Key, tail => $"{value}，{Goal}{tail.Value}{Settled}{Gaps}");
        sentences["no target"] = $"{value}；本年度未设目标，仅作统计。{Gaps}";
        sentences["no target, no data"] = $"{Without}本年度未设目标。{Gaps}";
        sentences["no data"] = Without + Goal + Gaps;
        return Patterns(sentences, key.Unit);
    }

    private static ReasonSentence Read(string text, Dictionary<string, Regex> sentences)
    {
        var read = sentences.Select(sentence => new ReasonSentence(sentence.Key, sentence.Value.Match(text))).Where(sentence => sentence._match.Success).ToList();
        Assert.True(read.Count == 1, $"One known sentence was expected, not {read.Count}: {text}");
        return read[0];
    }

    private static Dictionary<string, Regex> Patterns(Dictionary<string, string> sentences, string unit) =>
        sentences.ToDictionary(sentence => sentence.Key, sentence => new Regex($"^{Pattern(sentence.Value, unit)}$", RegexOptions.CultureInvariant));

    /// <summary>The clause of a phased value; the unit's letter stands for the unit as everywhere.</summary>
    private static string Phase(string verb, string name) => $"(?<{name}>{verb}(?<phase>{Number})月阶段目标（(?<bar>不高于|不低于)(?<pace>{Number})U）；)";

    private static string Pattern(string sentence, string unit)
    {
        var named = Regex.Replace(sentence, @"(?<!\?)<(\w+)>", place => place.Groups[1].Value switch
        {
            "bound" => "(?<bound>不超过|低于|不低于|高于)",
            "side" => "(?<side>不高于|不低于)",
            var name => $"(?<{name}>{Number})",
        });
        return named.Replace("N", $"(?:目前未达标；|{Phase("未达", "missed")})", StringComparison.Ordinal)
            .Replace("F", $"(?:{Phase("符合", "met")})?", StringComparison.Ordinal).Replace("G", Phase("未达", "missed"), StringComparison.Ordinal)
            .Replace("D", "(?:监测样次)?", StringComparison.Ordinal).Replace("U", Regex.Escape(unit), StringComparison.Ordinal);
    }
}
