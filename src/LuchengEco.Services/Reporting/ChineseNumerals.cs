namespace LuchengEco.Services.Reporting;

/// <summary>Heading numbers of official documents (GB/T 9704): 一、 （一） 1.</summary>
public static class ChineseNumerals
{
    private static readonly string[] Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>1 to 99 as 一 to 九十九.</summary>
    public static string Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, ones) = (number / 10, number % 10);
        return tens switch
        {
            0 => Digits[ones],
            1 => "十" + Digits[ones],
            _ => Digits[tens] + "十" + Digits[ones],
        };
    }
}
