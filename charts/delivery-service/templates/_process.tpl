{{/* A pod of a process that serves: (dict "root" . "component" … "of" its values "secret" its Secret). */}}
{{- define "delivery.processPod" -}}
{{- $api := eq .component "api" }}
{{- $probePort := ternary 8080 9090 $api }}
metadata:
  labels: {{- include "delivery.podLabels" . | nindent 4 }}
  annotations: {{- include "delivery.podAnnotations" . | nindent 4 }}
spec:
  {{- include "delivery.podSpec" . | nindent 2 }}
  {{- include "delivery.spread" . | nindent 2 }}
  terminationGracePeriodSeconds: {{ .root.Values.shutdown.graceSeconds }}
  initContainers:
    {{- include "delivery.pgbouncer" . | nindent 4 }}
  containers:
    - name: delivery-{{ .component }}
      image: {{ include "delivery.image" .root }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      args: [{{ .component }}]
      ports:
        {{- if $api }}
        - { name: http, containerPort: 8080 }
        {{- end }}
        - { name: metrics, containerPort: 9090 }
      env: {{- include "delivery.env" . | nindent 8 }}
      # No preStop: at SIGTERM a process itself says that it is not ready and serves on (DELIVERY_SHUTDOWN_NOTICE); the image has no shell to sleep in.
      livenessProbe:
        httpGet: { path: /healthz, port: {{ $probePort }} }
        periodSeconds: 15
        timeoutSeconds: 3
      readinessProbe:
        httpGet: { path: /readyz, port: {{ $probePort }} }
        periodSeconds: 5
        timeoutSeconds: 2
      startupProbe:
        httpGet: { path: /healthz, port: {{ $probePort }} }
        failureThreshold: 30
        periodSeconds: 2
      resources: {{- toYaml .of.resources | nindent 8 }}
      securityContext: {{- include "delivery.containerSecurity" . | nindent 8 }}
      volumeMounts:
        - { name: tmp, mountPath: /tmp }
        - { name: authorities, mountPath: /etc/delivery/authorities, readOnly: true }
        - { name: secrets, mountPath: /etc/delivery/secrets, readOnly: true }
        {{- include "delivery.vaultTokenMount" .root | nindent 8 }}
        {{- if $api }}
        # The whole folder: of a single file no change would get through.
        - { name: flags, mountPath: /etc/delivery/flags, readOnly: true }
        {{- end }}
  volumes: {{- include "delivery.volumes" . | nindent 4 }}
{{- end }}
