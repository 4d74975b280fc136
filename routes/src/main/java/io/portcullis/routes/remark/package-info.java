/** What parts of the hub remark: brought into the log when it is new, and again once a day. */
package io.portcullis.routes.remark;
