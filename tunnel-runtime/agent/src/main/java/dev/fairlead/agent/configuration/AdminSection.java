package dev.fairlead.agent.configuration;

import dev.fairlead.agent.admin.AdminSettings;
import dev.fairlead.agent.monitoring.HealthSettings;
import dev.fairlead.agent.monitoring.MonitoringLogon;
import dev.fairlead.tunnel.configuration.ListenAddress;
import dev.fairlead.tunnel.configuration.NamedFiles;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Reads {@code admin}: where health, metrics and a page are served. Nobody has to log on there, so it stays on this machine. */
final class AdminSection {
    private static final int DEFAULT_PORT = 8043;

    private final NamedFiles named;

    AdminSection(NamedFiles named) {
        this.named = named;
    }

    Optional<AdminSettings> read(Optional<YamlObject> section) {
        return section.map(keys -> {
            InetSocketAddress address = keys.value("address")
                    .flatMap(value -> value.parsed(
                            ListenAddress::parse, "Write an IP address and a port, such as 127.0.0.1:8043"))
                    .orElse(new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT));
            boolean confirmed =
                    keys.value("confirmOpenToNetwork").flatMap(YamlValue::bool).orElse(false);
            if (!address.getAddress().isLoopbackAddress() && !confirmed) {
                keys.wrong(
                        "everybody on the network could read metrics and the names of your systems there",
                        "Listen on 127.0.0.1; or, if the network itself keeps others out, write"
                                + " confirmOpenToNetwork: true");
            }
            Optional<MonitoringLogon> monitoring = keys.object("monitoring").flatMap(this::logon);
            HealthSettings health = health(keys.object("alerts"));
            keys.close();
            return new AdminSettings(address, monitoring, health);
        });
    }

    private Optional<MonitoringLogon> logon(YamlObject keys) {
        Optional<YamlValue> user = keys.required("user", "Write a name by which tools log on");
        Optional<YamlValue> file = keys.required("passwordFile", PasswordFile.HINT);
        keys.close();
        return user.flatMap(name -> file.flatMap(path -> PasswordFile.read(path, named))
                .flatMap(password -> name.parsed(
                        text -> new MonitoringLogon(text, password),
                        "Write a name without a colon, and a password into the file")));
    }

    private static HealthSettings health(Optional<YamlObject> section) {
        HealthSettings byDefault = HealthSettings.DEFAULT;
        return section.map(keys -> {
                    HealthSettings read = new HealthSettings(
                            keys.value("cpuLoad")
                                    .flatMap(value -> value.number(1, 100))
                                    .orElse(byDefault.cpuPercent()),
                            keys.duration("cpuLoadTolerance", byDefault.cpuTolerance()),
                            keys.value("freeDiskSpace")
                                    .flatMap(value -> value.bytes(0, Integer.MAX_VALUE))
                                    .map(Integer::longValue)
                                    .orElse(byDefault.freeDiskBytes()),
                            keys.value("certificateValidityDays")
                                    .flatMap(value -> value.number(1, 365))
                                    .orElse(byDefault.certificateDays()));
                    keys.close();
                    return read;
                })
                .orElse(byDefault);
    }
}
