using LuchengEco.Domain.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class ConsistencyRuleConfiguration : IEntityTypeConfiguration<ConsistencyRule>
{
    public void Configure(EntityTypeBuilder<ConsistencyRule> builder)
    {
        builder.ToTable("consistency_rules");
        builder.HasKey(rule => rule.Id);
        builder.Property(rule => rule.Code).HasMaxLength(60);
        builder.Property(rule => rule.Sentence).HasMaxLength(ConsistencyRule.MaxSentenceLength);
        builder.Property(rule => rule.Formula).HasMaxLength(RuleFormula.MaxLength);
        builder.HasIndex(rule => rule.Code).IsUnique();
    }
}
