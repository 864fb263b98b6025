package dev.fairlead.agent.packaging;

import dev.fairlead.tunnel.fixture.PackagedProgram;

class AgentPackageIT extends PackagedProgram {

    AgentPackageIT() {
        super("fairlead-agent", "agent.yaml");
    }
}
