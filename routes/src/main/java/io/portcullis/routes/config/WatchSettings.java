package io.portcullis.routes.config;

/** What the hub looks at by itself. */
public record WatchSettings(RevocationSettings revocation, EndpointSettings endpoints) {}
