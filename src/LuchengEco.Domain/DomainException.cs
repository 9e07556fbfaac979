namespace LuchengEco.Domain;

/// <summary>A rule of the trade was broken. The message is Chinese, names the rule and says what to do.</summary>
/// <param name="code">A stable kebab-case code, also the <c>code</c> of the REST problem details.</param>
/// <param name="message">Shown to the user as it is.</param>
public sealed class DomainException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
