using System.Globalization;
using CsCheck;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Progress;
using LuchengEco.Domain.Writing;

namespace LuchengEco.Domain.Tests.Writing;

public sealed class NumberFinderTests
{
    [Theory]
    [InlineData("建成项目36个。", "36个")]
    [InlineData("整治２７个排口，清运垃圾１，６００吨", "２７个|１|６００吨")]
    [InlineData("共1,234,567.5元、12,34家", "1,234,567.5元|12|34家")]
    [InlineData("覆盖2600余个点位，服务企业超400家", "2600余个|超400家")]
    [InlineData("投入1000余万元，带动2.35亿元，发放20万份", "1000余万元|2.35亿元|20万份")]
    [InlineData("约3万余人、近5千家、20多个、3千克", "约3万余人|近5千家|20多个|3千克")]
    [InlineData("投资1.2万亿元", "1.2万亿元")]
    [InlineData("比例为97.5%，上升4.1个百分点，3‰", "97.5%|4.1个百分点|3‰")]
    [InlineData("平均不超过30.6µg/m³，即26微克/立方米以下", "不超过30.6µg/m³|26微克/立方米以下")]
    [InlineData("目标≤26，≥97.5", "≤26|≥97.5")]
    [InlineData("变化−0.5，由-3到+4", "−0.5|-3|4")]
    [InlineData("97.5−93.4=4.1", "97.5|93.4|4.1")]
    [InlineData("97.5%−93.4%＝4.1个百分点", "97.5%|93.4%|4.1个百分点")]
    [InlineData("每年20—30个，2~3%，5至8万元", "20|30个|2|3%|5|8万元")]
    [InlineData("达标6/7，完成0/6个，浓度30 µg/m³，4381.3/4381.3，6/0", "6/7|0/6个|30 µg/m³|4381.3/4381.3|6/0")]
    [InlineData("(26.5×365 − 7690) ÷ 61 = 32.5", "26.5|365|7690|61|32.5")]
    [InlineData("全省排名第29名，列全市第1位，综合第三名，居全省第二", "第29名|第1位|第三名|第二")]
    [InlineData("“1+8+53”和“1+5+5+16+28”，“1+N”体系", "1|8|53|1|5|5|16|28|1")]
    [InlineData("满意度为5年来最高，历时3个月零2天", "5年|3个月|2天")]
    [InlineData("至少100家以上，50人左右，10天以内", "至少100家|50人左右|10天以内")]
    [InlineData("二十六家企业、一百零三件、两项指标、三千二百余人、五十万份", "二十六家|一百零三件|两项|三千二百余人|五十万份")]
    [InlineData("占百分之九十七点五，三分之一，减少三成，千分之五，百分之百", "百分之九十七点五|三分之一|三成|千分之五|百分之百")]
    [InlineData("实现“四个100%”", "四个|100%")]
    [InlineData("一个目标、两个要点、三治协同、四个示范", "一个|两个|四个")]
    [InlineData("投资一点五亿元，投入三千余万元，补助三万五千元", "一点五亿元|三千余万元|三万五千元")]
    [InlineData("浓度二十六微克/立方米，噪声六十分贝", "二十六微克/立方米|六十分贝")]
    [InlineData("出水COD30mg/L，TSP120微克/立方米，GDP5000亿元，pH6.5", "30mg/L|120微克/立方米|5000亿元|6.5")]
    [InlineData("连续5日超标，配比1:20", "5|1|20")]
    [InlineData("居全国168个重点城市第15，由第32名升至第29。", "168个|第15|第32名|第29")]
    public void Find_WhatCounts_IsFoundWithUnitAndQualifier(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', NumberFinder.Find(text).Select(number => number.Text)));

    [Theory]
    [InlineData("2024年10月、截至10月、1至10月、1—10月、2024—2025年、24年3月")]
    [InlineData("2023年度，涉及9、10月，缺1、2、3月数据，3日，10月20日至25日")]
    [InlineData("2024-10，2024-10-03，2024/10/3，12:00，18时30分，9时")]
    [InlineData("二〇二四年十月三日、十二月，一季度，第3季度")]
    [InlineData("一、总体情况")]
    [InlineData("（二）主要工作")]
    [InlineData("1.深化美丽鹿城建设。")]
    [InlineData("附件：1.年度目标完成情况表")]
    [InlineData("见附件1、图2、表3")]
    [InlineData("〔2024〕1号，（2020）第12号，1号改革工程")]
    [InlineData("GB 3095-2012、GB/T 8170—2008 §4.3.3、HJ 633、HJ663-2013，第23条，第三批")]
    [InlineData("PM2.5、PM10、O3、SO2、NO2、COD5")]
    [InlineData("一体化、三治协同、五水共治、七张问题清单、一点一策、一河一策、第一时间、第一、统一、唯一、同一个、一是抓、二是管、十四五、进一步、两山、一案双查、五深七强、举一反三、八八战略、三级管网、三四个")]
    [InlineData("“绿剑2023”，市5.22国际生物多样性日，001008003001022/2024-00614")]
    [InlineData("一成立就见成效，节约用水")]
    [InlineData("零星工地、汽车零部件、更换零件、与街道一起推进、一部分企业、新的一年、一年来、一户一档、数十家企业、几百个点位")]
    [InlineData("上午9:30至11:30，至9:05，18:00")]
    public void Find_WhatCountsNothing_IsLeftOut(string text) => Assert.Equal([], NumberFinder.Find(text).Select(number => number.Text));

    [Theory]
    [InlineData("2.35亿元", 2.35, "亿元", 235000000, "元", 2, 1000000)]
    [InlineData("23500万元", 23500, "万元", 235000000, "元", 0, 10000)]
    [InlineData("1.02万吨", 1.02, "万吨", 10200000, "千克", 2, 100000)]
    [InlineData("1.438公里", 1.438, "公里", 1438, "米", 3, 1)]
    [InlineData("26µg/m³", 26, "µg/m³", 26, "微克/立方米", 0, 1)]
    [InlineData("三成", 3, "成", 30, "%", 0, 10)]
    [InlineData("百分之五", 5, "%", 5, "%", 0, 1)]
    [InlineData("两万三千元", 23000, "元", 23000, "元", 0, 1)]
    [InlineData("一点五亿元", 1.5, "亿元", 150000000, "元", 1, 10000000)]
    [InlineData("五十万份", 50, "万份", 500000, "份", 0, 10000)]
    [InlineData("4.1百分点", 4.1, "百分点", 4.1, "个百分点", 1, 0.1)]
    public void Find_ScaleAndUnit_AreNormalised(string text, decimal value, string unit, decimal normal, string normalUnit, int decimals, decimal step)
    {
        var found = Assert.Single(NumberFinder.Find(text));
        Assert.Equal((value, unit, normal, normalUnit, decimals, step), (found.Value, found.Unit, found.NormalValue, found.NormalUnit, found.Decimals, found.Step));
    }

    [Theory]
    [InlineData("亿亿亿亿亿亿亿亿亿亿亿亿个")]
    [InlineData("一万亿亿亿亿亿亿亿亿亿亿元")]
    [InlineData("999999999999999999亿亿平方公里，123456789012345678901234567890个，1/0.0000000000000001")]
    [InlineData("百分之九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九九")]
    public void Find_MoreThanAnybodyCounts_FailsNowhere(string text) => Assert.NotNull(NumberFinder.Find(text));

    [Fact]
    public void Find_LongRowOfYears_IsLinear()
    {
        var text = string.Concat(Enumerable.Repeat("2000-", 100_000));

        Assert.NotEmpty(NumberFinder.Find(text));
    }

    [Theory]
    [InlineData("同比增25%", NumberTrend.Up)]
    [InlineData("比上年升高25%", NumberTrend.Up)]
    [InlineData("下降至25微克/立方米", NumberTrend.Down)]
    [InlineData("同比降25%", NumberTrend.Down)]
    [InlineData("至少25家", NumberTrend.None)]
    public void Find_WordOfDirection_IsTheTrend(string text, NumberTrend expected) => Assert.Equal(expected, Assert.Single(NumberFinder.Find(text)).Trend);

    [Theory]
    [InlineData("超400家", NumberQualifier.Over)]
    [InlineData("超过400家", NumberQualifier.Over)]
    [InlineData("不超过400家", NumberQualifier.AtMost)]
    [InlineData("不低于400家", NumberQualifier.AtLeast)]
    [InlineData("低于400家", NumberQualifier.Under)]
    [InlineData("400家以上", NumberQualifier.AtLeast)]
    [InlineData("400余家", NumberQualifier.Odd)]
    [InlineData("400家左右", NumberQualifier.About)]
    [InlineData("大约400家", NumberQualifier.About)]
    [InlineData("接近400家", NumberQualifier.Nearly)]
    [InlineData("节约400家", NumberQualifier.Exact)]
    [InlineData("最近400家", NumberQualifier.Exact)]
    [InlineData("≥400", NumberQualifier.AtLeast)]
    public void Find_Qualifier_IsReadByItsMeaning(string text, NumberQualifier expected) => Assert.Equal(expected, Assert.Single(NumberFinder.Find(text)).Qualifier);

    [Fact]
    public void Find_ChangeWithItsWord_KnowsTheDirection()
    {
        Assert.Equal([NumberTrend.Down, NumberTrend.Up, NumberTrend.None],
            NumberFinder.Find("同比下降约25%，上升了4.1个百分点，共3件").Select(number => number.Trend));
    }

    [Fact]
    public void Find_Range_BothEndsShareTheUnit()
    {
        var found = NumberFinder.Find("投入20—30万元");
        Assert.Equal([(true, 200000m, "元", ""), (true, 300000m, "元", "万元")], found.Select(number => (number.IsRange, number.NormalValue, number.NormalUnit, number.Unit)));
    }

    [Fact]
    public void Mask_Sentence_LeavesTheWords()
    {
        Assert.Equal("2023年投入＃，完成PM2.5治理＃。", NumberFinder.Mask("2023年投入1000余万元，完成PM2.5治理36个。"));
        Assert.Equal("", NumberFinder.Mask(""));
    }

    [Fact]
    public void Find_AnyAmountWritten_IsReadBack()
    {
        var units = new[] { "个", "家", "万元", "亿元", "%", "µg/m³", "人次", "公里", "名", "个百分点", "吨" };
        var value = Gen.Select(Gen.Int[0, 99999], Gen.Int[0, 3]).Select((digits, places) => new decimal(digits, 0, 0, false, (byte)places));
        Gen.Select(value, Gen.OneOf(units), Gen.Enum<Qualifier>()).Sample((number, unit, qualifier) =>
        {
            number /= 1.0000000000000000000000000000m;
            if (unit == "名")
                number = decimal.Truncate(number);
            var wording = Quantity.Write(number, unit, qualifier);
            var found = Assert.Single(NumberFinder.Find("本年完成相关任务" + wording + "，情况良好。"));
            Assert.Equal((wording, number, unit), (found.Text, found.Value, found.Unit));
            if (unit != "名")
                Assert.Equal(qualifier.ToString(), found.Qualifier.ToString());
        });
    }

    [Fact]
    public void Find_AnyChineseNumeral_IsReadBack() => Gen.Int[0, 99_999_999].Sample(number =>
    {
        var written = ChineseNumber.Write(number);
        Assert.Equal(number, ChineseNumber.Read(written, out _));
        var found = Assert.Single(NumberFinder.Find("受理" + written + "件。"));
        Assert.Equal(number, found.Value * found.Scale);
    });

    [Fact]
    public void Find_AnyText_PlacesLieInsideAndDoNotOverlap()
    {
        var signs = "0123456789.,，。一二三十百千万亿点分之第名个%年月日-−—~约超余以上/：: +（）()元至PM".ToArray();
        Gen.OneOf(signs).Array[0, 40].Sample(letters =>
        {
            var text = new string(letters);
            var end = 0;
            foreach (var number in NumberFinder.Find(text))
            {
                Assert.True(number.Start >= end && number.Length > 0 && number.End <= text.Length);
                Assert.Equal(text.Substring(number.Start, number.Length), number.Text);
                Assert.InRange(number.DigitsStart, number.Start, number.End - 1);
                end = number.End;
            }
        });
    }

    [Fact]
    public void Find_NumberOfTheHouse_KeepsItsPlaces()
    {
        var found = Assert.Single(NumberFinder.Find(NumberText.Of(-97.50m, 2).ToString(CultureInfo.InvariantCulture)));
        Assert.Equal((-97.5m, 2), (found.Value, found.Decimals));
    }
}
