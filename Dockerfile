# There is no Debian image of .NET 10 (10.0 is Ubuntu 24.04), and Ubuntu has Chromium as a snap only,
# which does not work in a container. So the site is built in the SDK image, and runs on Debian with
# the runtime copied from Microsoft's image; it is the same portable build for every glibc system.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
WORKDIR /source
COPY global.json *.props *.targets BannedSymbols.txt .editorconfig ./
COPY src/LuchengEco.Domain/*.csproj src/LuchengEco.Domain/
COPY src/LuchengEco.Services/*.csproj src/LuchengEco.Services/
COPY src/LuchengEco.Web/*.csproj src/LuchengEco.Web/
RUN dotnet restore src/LuchengEco.Web
COPY src/ src/
RUN dotnet publish src/LuchengEco.Web -c Release --no-restore -o /app \
    # The driver that steers Chromium leaves its package executable for its owner only.
    && chmod -R a+rX /app \
    && if [ -d /app/.playwright/node ]; then find /app/.playwright/node -name node -type f -exec chmod a+rx {} +; fi

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS dotnet

FROM debian:trixie-slim
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates chromium curl fonts-noto-cjk libicu76 libssl3t64 libstdc++6 tzdata zlib1g \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --no-create-home --home-dir /tmp --shell /usr/sbin/nologin eco
COPY --from=dotnet /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet && dotnet --list-runtimes
COPY --from=build /app /app

ENV ASPNETCORE_URLS=http://+:8080 \
    DOTNET_RUNNING_IN_CONTAINER=true \
    DOTNET_EnableDiagnostics=0 \
    Eco__Printing__ChromiumPath=/usr/bin/chromium \
    HOME=/tmp \
    LANG=C.UTF-8
WORKDIR /app
USER eco
EXPOSE 8080
ENTRYPOINT ["dotnet", "LuchengEco.Web.dll"]
