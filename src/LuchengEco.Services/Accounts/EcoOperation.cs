namespace LuchengEco.Services.Accounts;

/// <summary>Everything that somebody can ask of the product; <see cref="Rights"/> says who may.</summary>
public enum EcoOperation
{
    /// <summary>See figures, plans, reports and their history.</summary>
    Read,

    /// <summary>Take summaries, forms and templates away as files.</summary>
    Export,

    /// <summary>Type, paste or import figures of one's indicators, and attach evidence.</summary>
    Fill,

    /// <summary>Say what happened in a month and explains its figures, and take it away again.</summary>
    NoteEvents,

    /// <summary>Submit the month of one's unit.</summary>
    Submit,

    /// <summary>Return, approve or reopen the month of a unit that one reviews.</summary>
    Review,

    SetTargets,

    /// <summary>Units, indicators and their definitions.</summary>
    EditCatalogue,

    /// <summary>Thresholds of soft checks and rules across indicators.</summary>
    EditChecks,

    /// <summary>Due days and reminders.</summary>
    EditCalendar,

    /// <summary>Who fills, stands in for and reviews an indicator.</summary>
    AssignDuties,

    /// <summary>Create, rename, disable and enable people, and give a new first password.</summary>
    EditPeople,

    /// <summary>Give and take roles.</summary>
    GrantRoles,

    /// <summary>Unlock people and end their sessions.</summary>
    GuardSessions,

    ReadAudit,

    /// <summary>Open a year from the one before, edit and remove one that has no figures yet.</summary>
    OpenYears,

    /// <summary>See the wall; the only operation that a screen without a person may ask for.</summary>
    ShowWall,

    /// <summary>Issue and revoke the screens of the wall.</summary>
    ManageDisplays,

    /// <summary>Report how far a project is, plan its days and milestones, add and remove projects.</summary>
    ReportProjects,

    /// <summary>Say which 科室 answers for a project.</summary>
    AssignProjects,

    /// <summary>Say the paragraphs of a summary in other words.</summary>
    WriteSummary,

    /// <summary>Freeze the summary of a year as a version that never changes.</summary>
    FreezeSummary,
}
