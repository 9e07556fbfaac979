using LuchengEco.Domain.Writing;

namespace LuchengEco.Domain.Tests.Writing;

public class ParagraphWordingTests
{
    [Theory]
    [InlineData(0x0007)]
    [InlineData(0x00AD)]
    [InlineData(0x200B)]
    [InlineData(0x202E)]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    [InlineData(0xFEFF)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    public void TemplateOf_WhatNobodySeesOrCannotBeWrittenToAFile_IsRefused(int character) =>
        Assert.Equal("wording-unprintable", Assert.Throws<DomainException>(() => ParagraphWording.TemplateOf("甲" + (char)character + "乙")).Code);

    [Fact]
    public void TemplateOf_ATagOfTwoSurrogates_IsRefused() =>
        Assert.Equal("wording-unprintable", Assert.Throws<DomainException>(() => ParagraphWording.TemplateOf("甲" + char.ConvertFromUtf32(0xE0041))).Code);

    [Fact]
    public void TemplateOf_ARareCharacter_IsKept() => Assert.Equal("𠮷{a/b}😀", ParagraphWording.TemplateOf(" 𠮷{a/b}😀\r\n"));

    [Fact]
    public void TemplateOf_TooMuch_SaysHowMuchIsThere()
    {
        var refusal = Assert.Throws<DomainException>(() => ParagraphWording.TemplateOf(new string('甲', ParagraphWording.MaxLength + 1)));

        Assert.Equal("wording-too-long", refusal.Code);
        Assert.Contains("4001", refusal.Message, StringComparison.Ordinal);
    }
}
