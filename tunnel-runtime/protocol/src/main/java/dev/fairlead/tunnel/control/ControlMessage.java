package dev.fairlead.tunnel.control;

/** A message of the control stream. */
public sealed interface ControlMessage
        permits Hello, Welcome, Lease, Replicas, Announcement, Drain, Bye, CertificateWanted, CertificateIssued {}
