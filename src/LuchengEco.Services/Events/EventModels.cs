using LuchengEco.Domain;
using LuchengEco.Services.Resources;

namespace LuchengEco.Services.Events;

/// <summary>What an event stands on.</summary>
public enum EventScope
{
    Indicator,

    /// <summary>All indicators of an action area.</summary>
    Area,

    /// <summary>Every indicator.</summary>
    Bureau,
}

/// <summary>One event as people read it.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Month">When it happened.</param>
/// <param name="Text">What happened.</param>
/// <param name="Link">Where more is written; null without one.</param>
/// <param name="IndicatorCode">The indicator it stands on; null for an area or the whole bureau.</param>
/// <param name="AreaCode">The area it stands on; null for an indicator or the whole bureau.</param>
/// <param name="Subject">Short name of the indicator or the area, or 全局.</param>
/// <param name="UserName">Who wrote it.</param>
/// <param name="At">When.</param>
public sealed record EventLine(long Id, YearMonth Month, string Text, string? Link, string? IndicatorCode, string? AreaCode, string Subject, string UserName, DateTimeOffset At)
{
    /// <summary>Unit of the indicator; null for an area or the whole bureau.</summary>
    public string? UnitCode { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    public string? RemovedBy { get; init; }

    public string? RemovedBecause { get; init; }

    public EventScope Scope => IndicatorCode is not null ? EventScope.Indicator : AreaCode is not null ? EventScope.Area : EventScope.Bureau;

    /// <summary>Whether it stands on an indicator of this code and area.</summary>
    public bool StandsOn(string indicator, string area) => Scope switch
    {
        EventScope.Indicator => IndicatorCode == indicator,
        EventScope.Area => AreaCode == area,
        EventScope.Bureau => true,
    };

    internal static string Name(string? indicator, string? area) => indicator ?? area ?? EventText.WholeBureau;
}

/// <summary>An event to write; at most one of <paramref name="Indicator"/> and <paramref name="Area"/> is named, neither for the whole bureau.</summary>
/// <param name="Month">A month that has begun.</param>
/// <param name="Text">What happened.</param>
/// <param name="Link">http or https; empty for none.</param>
/// <param name="Indicator">Code.</param>
/// <param name="Area">Code.</param>
public sealed record EventDraft(YearMonth Month, string? Text, string? Link = null, string? Indicator = null, string? Area = null);

/// <summary>What became of a change, with the event that it is about where there is one.</summary>
public sealed record EventResult(ChangeResult Change, EventLine? Event = null);
