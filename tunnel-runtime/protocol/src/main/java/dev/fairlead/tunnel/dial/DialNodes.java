package dev.fairlead.tunnel.dial;

/** Hears that a session has come, has gone, or was told of the gateway's nodes; on its event loop. */
interface DialNodes {

    void changed(DialSlot slot);
}
