namespace LuchengEco.Web.Features.Tasks;

/// <summary>Rung by a page that took a step, so that the badge of the menu is counted anew.</summary>
public sealed class TaskBell
{
    public event Action? Rang;

    public void Ring() => Rang?.Invoke();
}
