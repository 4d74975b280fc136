/** Aruba ClearPass Policy Manager, where it owns the Change of Authorization of its NAS. */
package io.portcullis.connectors.radius.clearpass;
