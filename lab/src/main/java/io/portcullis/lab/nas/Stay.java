package io.portcullis.lab.nas;

import io.portcullis.model.Session;

/** A session and the VLAN it is in. */
public record Stay(Session session, String vlan) {}
