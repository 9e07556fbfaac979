using LuchengEco.Services.Events;
using LuchengEco.Web.Components;
using LuchengEco.Web.Features.Tasks;
using LuchengEco.Web.Resources;

namespace LuchengEco.Web.Features.Events;

/// <summary>Events in Chinese, on every page alike.</summary>
public static class EventWords
{
    /// <summary>The area or 全局 before the text; nothing where it stands on one indicator.</summary>
    public static string TextOf(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Scope == EventScope.Indicator ? line.Text : $"{line.Subject}：{line.Text}";
    }

    /// <summary>Who wrote it and when.</summary>
    public static string MetaOf(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Phrase.Of(EventPageText.Meta, line.UserName, MatrixWords.Moment(line.At));
    }
}
