package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.payara.other.OtherServlet;
import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application with a pool of its own, deployed, called once and undeployed. */
final class OtherApplication {

    private OtherApplication() {}

    static void runOn(PayaraProcess server) throws IOException {
        Path war =
                RelayWar.file(ShrinkWrap.create(WebArchive.class, "other.war").addClass(OtherServlet.class));
        server.deploy("other", war);
        assertThat(new Browser(server.application("other")).get("borrow").body())
                .isEqualTo("H2");
        server.undeploy("other");
    }
}
