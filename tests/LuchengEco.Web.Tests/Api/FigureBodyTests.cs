using System.Text.Json;
using LuchengEco.Domain.Figures;
using LuchengEco.Web.Api;

namespace LuchengEco.Web.Tests.Api;

public sealed class FigureBodyTests
{
    [Fact]
    public void Read_WholeCell_TakesEveryField()
    {
        var cell = Read("""{"indicator":"air.pm25","value":26.5,"weight":30,"note":"更正","reason":"沙尘","version":3}""");
        Assert.Equal(new FigureEntry(26.5m, null, null, 30, FigureMark.None, "更正"), cell.Edit!.Entry);
        Assert.Equal(("air.pm25", 3, "沙尘"), (cell.Edit.Indicator, cell.Edit.Version, cell.Edit.Reason));
    }

    [Fact]
    public void Read_WhatGetAnswers_IsAccepted() => Assert.Null(Read(
        """{"indicator":"a","value":null,"numerator":30,"denominator":31,"weight":null,"mark":null,"note":null,"version":1,"department":"d","submission":"draft"}""").Refusal);

    [Fact]
    public void Read_ValueNull_ClearsTheCell() => Assert.True(Read("""{"indicator":"a","value":null}""").Edit!.Entry.IsBlank);

    [Theory]
    [InlineData("notApplicable", FigureMark.NotApplicable)]
    [InlineData("notPublished", FigureMark.NotPublished)]
    public void Read_Mark_IsTakenByItsWord(string word, FigureMark mark) =>
        Assert.Equal(mark, Read($$"""{"indicator":"a","mark":"{{word}}"}""").Edit!.Entry.Mark);

    [Theory]
    [InlineData("""5""", "object-expected")]
    [InlineData("""{"value":5}""", "indicator-missing")]
    [InlineData("""{"indicator":"","value":5}""", "indicator-missing")]
    [InlineData("""{"indicator":7,"value":5}""", "text-expected")]
    [InlineData("""{"indicator":"a"}""", "figure-missing")]
    [InlineData("""{"indicator":"a","note":"只有备注"}""", "figure-missing")]
    [InlineData("""{"indicator":"a","vlaue":5}""", "field-unknown")]
    [InlineData("""{"indicator":"a","\ud800":5,"value":1}""", "field-unknown")]
    [InlineData("""{"indicator":"a","value":"5"}""", "number-expected")]
    [InlineData("""{"indicator":"a","value":true}""", "number-expected")]
    [InlineData("""{"indicator":"a","value":[5]}""", "number-expected")]
    [InlineData("""{"indicator":"a","value":1e400}""", "number-too-large")]
    [InlineData("""{"indicator":"a","value":5,"mark":"unknown"}""", "mark-unknown")]
    [InlineData("""{"indicator":"a","value":5,"mark":"NotApplicable"}""", "mark-unknown")]
    [InlineData("""{"indicator":"a","value":5,"mark":1}""", "mark-unknown")]
    [InlineData("""{"indicator":"a","value":5,"mark":"\ud800"}""", "mark-unknown")]
    [InlineData("""{"indicator":"a","value":5,"version":-1}""", "version-invalid")]
    [InlineData("""{"indicator":"a","value":5,"version":1.5}""", "version-invalid")]
    [InlineData("""{"indicator":"a","value":5,"version":"1"}""", "version-invalid")]
    [InlineData("""{"indicator":"a","value":5,"version":99999999999}""", "version-invalid")]
    [InlineData("""{"indicator":"a","value":5,"note":5}""", "text-expected")]
    [InlineData("""{"indicator":"a","value":5,"note":"\ud800"}""", "text-invalid")]
    [InlineData("""{"indicator":"a","value":5,"reason":"\ud800"}""", "text-invalid")]
    public void Read_WrongField_IsRefusedWithItsCode(string json, string code)
    {
        var cell = Read(json);
        Assert.Equal(code, cell.Refusal?.Code);
        Assert.Null(cell.Edit);
    }

    [Fact]
    public void Read_IndicatorOtherThanTheAddress_IsRefused()
    {
        var element = JsonDocument.Parse("""{"indicator":"b","value":5}""").RootElement;
        Assert.Equal("indicator-mismatch", FigureBody.Read(element, "a").Refusal?.Code);
        Assert.Null(FigureBody.Read(element, "b").Refusal);
    }

    /// <summary>A rule of the trade judges them, the same for every door.</summary>
    [Fact]
    public void Read_NoteAndReason_AreTakenAsTheyStand()
    {
        var edit = Read($$"""{"indicator":"a","value":5,"note":"a\u000bb\u0000","reason":"{{new string('字', 501)}}"}""").Edit!;
        Assert.Equal(("a\vb\0", 501), (edit.Entry.Note, edit.Reason!.Length));
    }

    private static FigureBody Read(string json) => FigureBody.Read(JsonDocument.Parse(json).RootElement);
}
