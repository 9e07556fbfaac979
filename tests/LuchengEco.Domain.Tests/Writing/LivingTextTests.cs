using LuchengEco.Domain.Writing;

namespace LuchengEco.Domain.Tests.Writing;

public class LivingTextTests
{
    private static readonly LivingText Sentence = LivingText.Format("{1}平均{0}，目标{2}。", LivingText.Slot("value", "26微克/立方米"), "全年", LivingText.Slot("target", "不高于26"));

    [Fact]
    public void Format_PutsTextsInTheirPlaces()
    {
        Assert.Equal("全年平均26微克/立方米，目标不高于26。", Sentence.ToString());
        Assert.Equal(["value", "target"], Sentence.Slots.Select(slot => slot.Key));
        Assert.Equal("全年平均{value}，目标{target}。", Sentence.Template);
    }

    [Fact]
    public void NeighbouringWords_AreOnePart()
    {
        Assert.Equal([new LivingPart("全年平均"), new LivingPart("26微克/立方米", "value"), new LivingPart("，目标"), new LivingPart("不高于26", "target"), new LivingPart("。")], Sentence.Parts);
        Assert.Equal(new LivingText([new LivingPart("甲乙")]), LivingText.FromString("甲") + "" + "乙");
    }

    [Fact]
    public void Fill_PutsTodaysNumbersIntoYesterdaysWords()
    {
        var text = LivingText.Fill("本年{value}，较好。", key => key == "value" ? "24微克/立方米" : null, out var missing);

        Assert.Empty(missing);
        Assert.Equal("本年24微克/立方米，较好。", text.ToString());
        Assert.Equal("value", Assert.Single(text.Slots).Key);
    }

    [Theory]
    [InlineData("本年{lost}", "lost")]
    [InlineData("本年{}", "")]
    [InlineData("本年{value", "{value")]
    [InlineData("本年value}", "value}")]
    [InlineData("{va{value}", "va{value")]
    public void Fill_SaysWhatHasNoNumber(string template, string expected)
    {
        LivingText.Fill(template, key => key == "value" ? "24" : null, out var missing);

        Assert.Equal([expected == "value}" ? "}" : expected], missing);
    }

    [Theory]
    [InlineData("{{甲}}")]
    [InlineData("甲{a/b.c-d}乙{e}")]
    [InlineData("{{{a}}}")]
    [InlineData("")]
    [InlineData("甲")]
    public void Template_ReadBack_IsTheSame(string template) =>
        Assert.Equal(template, LivingText.Fill(template, key => "«" + key + "»", out _).Template);

    [Fact]
    public void Renamed_And_Reworded_TouchKeysAndTexts()
    {
        var text = Sentence.Renamed(key => "air.pm25/" + key).Reworded(words => words.Replace("26", "27", StringComparison.Ordinal));

        Assert.Equal("全年平均{air.pm25/value}，目标{air.pm25/target}。", text.Template);
        Assert.Equal("全年平均27微克/立方米，目标不高于27。", text.ToString());
    }

    [Fact]
    public void Equality_IsOfWordsSlotsAndNumbers()
    {
        Assert.Equal(LivingText.Slot("a", "1"), LivingText.Slot("a", "1"));
        Assert.NotEqual(LivingText.Slot("a", "1"), LivingText.Slot("b", "1"));
        Assert.NotEqual(LivingText.Slot("a", "1"), LivingText.FromString("1"));
        Assert.Throws<ArgumentException>(() => LivingText.Slot("a}", "1"));
    }
}
