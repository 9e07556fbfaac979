using System.Data.Common;
using LuchengEco.Domain.Figures;
using LuchengEco.Domain.Indicators;
using LuchengEco.Domain.Methods;
using LuchengEco.Domain.Plans;
using LuchengEco.Domain.Projects;
using LuchengEco.Domain.Writing;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.Auditing;
using LuchengEco.Services.Displays;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Reminders;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LuchengEco.Services.Persistence;

/// <summary>The one database. Web cannot name it: EF Core is a private reference of this project.</summary>
public sealed class EcoDbContext(DbContextOptions<EcoDbContext> options)
    : IdentityDbContext<EcoUser, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<ActionArea> Areas => Set<ActionArea>();
    public DbSet<OrganisationUnit> Units => Set<OrganisationUnit>();
    public DbSet<PlanYear> Years => Set<PlanYear>();
    public DbSet<PlanItem> PlanItems => Set<PlanItem>();
    public DbSet<ReportedFact> Facts => Set<ReportedFact>();
    public DbSet<Narrative> Narratives => Set<Narrative>();
    public DbSet<Indicator> Indicators => Set<Indicator>();
    public DbSet<Target> Targets => Set<Target>();
    public DbSet<MonthlyFigure> Figures => Set<MonthlyFigure>();
    public DbSet<FigureRevision> Revisions => Set<FigureRevision>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<IndicatorDuty> Duties => Set<IndicatorDuty>();
    public DbSet<IndicatorDefinition> Definitions => Set<IndicatorDefinition>();
    internal DbSet<CatalogueState> CatalogueStates => Set<CatalogueState>();
    public DbSet<DefinitionBridge> Bridges => Set<DefinitionBridge>();
    public DbSet<IndicatorLink> IndicatorLinks => Set<IndicatorLink>();
    public DbSet<TargetRevision> TargetRevisions => Set<TargetRevision>();
    public DbSet<CheckThresholds> Thresholds => Set<CheckThresholds>();
    public DbSet<ConsistencyRule> Rules => Set<ConsistencyRule>();
    public DbSet<ReportingCalendar> Calendars => Set<ReportingCalendar>();
    public DbSet<DueDay> DueDays => Set<DueDay>();
    public DbSet<FigureEvidence> Evidence => Set<FigureEvidence>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<UserSession> Sessions => Set<UserSession>();
    public DbSet<FormerPassword> FormerPasswords => Set<FormerPassword>();
    public DbSet<SentReminder> SentReminders => Set<SentReminder>();
    public DbSet<DisplayToken> Displays => Set<DisplayToken>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<MonthEvent> MonthEvents => Set<MonthEvent>();
    public DbSet<ParagraphWording> ParagraphWordings => Set<ParagraphWording>();
    public DbSet<IndicatorSet> IndicatorSets => Set<IndicatorSet>();
    public DbSet<ProjectMilestone> Milestones => Set<ProjectMilestone>();
    public DbSet<FrozenSummary> FrozenSummaries => Set<FrozenSummary>();
    public DbSet<FrozenFile> FrozenFiles => Set<FrozenFile>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>What a <see cref="QueryBatch"/> has fetched for the query that runs next.</summary>
    internal DbDataReader? Answer { get; set; }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(EcoDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Enums are words in the database: a row must be readable without this program.
        configurationBuilder.Properties<FigureMark>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<Door>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<SubmissionState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<SubmissionAction>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<Accumulation>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<Direction>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<FigureShape>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<StandardFamily>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<PlanItemKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<Qualifier>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ProjectState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<AuditOutcome>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<SessionDoor>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<SessionEnd>().HaveConversion<string>().HaveMaxLength(30);
        configurationBuilder.Properties<decimal>().HavePrecision(20, 6);
    }
}
