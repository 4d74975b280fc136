/**
 * What people look at in Kibana: specifications, the generator that makes saved objects of them,
 * and a validator that knows what an import of Kibana accepts. Pure: no clock, no network.
 */
package io.portcullis.dashboards;
