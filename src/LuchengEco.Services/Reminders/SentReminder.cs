namespace LuchengEco.Services.Reminders;

/// <summary>A reminder that went out by e-mail: its key keeps several instances from sending it twice.</summary>
public sealed class SentReminder
{
    public long Id { get; set; }

    public Guid UserId { get; set; }

    /// <summary>What it reminded of and when it was due again: unique.</summary>
    public string Key { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
