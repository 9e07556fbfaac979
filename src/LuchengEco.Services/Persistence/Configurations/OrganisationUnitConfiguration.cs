using LuchengEco.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LuchengEco.Services.Persistence.Configurations;

internal sealed class OrganisationUnitConfiguration : IEntityTypeConfiguration<OrganisationUnit>
{
    public void Configure(EntityTypeBuilder<OrganisationUnit> builder)
    {
        builder.ToTable("organisation_units");
        builder.HasKey(unit => unit.Code);
        builder.Property(unit => unit.Code).HasMaxLength(40);
        builder.Property(unit => unit.Name).HasMaxLength(60);
    }
}
