namespace LuchengEco.Services.Persistence.Seed;

/// <summary>Says that the demonstration was removed from this database, so that no later start brings it back.</summary>
internal sealed class RemovedDemonstration
{
    public DateTimeOffset At { get; set; }
}
