using LuchengEco.Services.Briefs;

namespace LuchengEco.Web.Features.Home;

/// <summary>The spans of a brief in an address.</summary>
public static class BriefSpans
{
    public static IReadOnlyList<BriefSpan> All { get; } = Enum.GetValues<BriefSpan>();

    /// <summary>Anybody may have typed the address: what is not known is since the last visit.</summary>
    public static BriefSpan Parse(string? word) => All.FirstOrDefault(span => WordOf(span) == word);

    /// <returns>Null for the span that needs no word.</returns>
    public static string? WordOf(BriefSpan span) => span switch
    {
        BriefSpan.Visit => null,
        BriefSpan.Week => "week",
        BriefSpan.Month => "month",
    };
}
