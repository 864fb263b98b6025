package dev.fairlead.gateway.packaging;

import dev.fairlead.tunnel.fixture.PackagedProgram;

class GatewayPackageIT extends PackagedProgram {

    GatewayPackageIT() {
        super("fairlead-gateway", "gateway.yaml");
    }
}
