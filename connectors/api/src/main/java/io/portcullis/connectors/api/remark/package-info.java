/** How parts of the hub tell what they find out of order. */
package io.portcullis.connectors.api.remark;
