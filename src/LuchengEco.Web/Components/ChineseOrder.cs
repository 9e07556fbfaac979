using System.Globalization;

namespace LuchengEco.Web.Components;

/// <summary>Names in the order of the Chinese dictionary (pinyin).</summary>
public static class ChineseOrder
{
    public static StringComparer Comparer { get; } = StringComparer.Create(CultureInfo.GetCultureInfo("zh-CN"), CompareOptions.None);
}
