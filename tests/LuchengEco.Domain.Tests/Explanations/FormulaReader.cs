using System.Globalization;
using LuchengEco.Domain.Tests.Progress;

namespace LuchengEco.Domain.Tests.Explanations;

/// <summary>Reads a filled formula as a person with a calculator would, and computes it exactly.</summary>
internal sealed class FormulaReader
{
    private readonly string _text;
    private int _at;

    private FormulaReader(string text) => _text = text.Replace(" ", "", StringComparison.Ordinal);

    public static Rational Compute(string expression)
    {
        var reader = new FormulaReader(expression);
        var value = reader.Sum();
        return reader._at == reader._text.Length ? value : throw new FormatException($"'{expression}' goes on after {reader._at}.");
    }

    private bool Takes(char sign)
    {
        if (_at >= _text.Length || _text[_at] != sign)
            return false;
        _at++;
        return true;
    }

    private Rational Sum()
    {
        var value = Takes('−') ? 0 - Product() : Product();
        while (true)
        {
            if (Takes('+'))
                value += Product();
            else if (Takes('−'))
                value -= Product();
            else
                return value;
        }
    }

    private Rational Product()
    {
        var value = Factor();
        while (true)
        {
            if (Takes('×'))
                value *= Factor();
            else if (Takes('÷'))
                value /= Factor();
            else
                return value;
        }
    }

    private Rational Factor()
    {
        if (Takes('('))
        {
            var value = Sum();
            return Takes(')') ? value : throw new FormatException($"'{_text}' lacks a bracket at {_at}.");
        }
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.'))
            _at++;
        return decimal.Parse(_text.AsSpan(start, _at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }
}
