/** @returns a procedure with a start and an end and nothing between */
export function newDrawing(name: string): string {
  const shape = (id: string, x: number) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="132" width="36" height="36" /></bpmndi:BPMNShape>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_1" targetNamespace="https://bailiwick.dev/drawings">
  <bpmn:process id="${name}" name="${name.replaceAll('-', ' ')}" isExecutable="true">
    <bpmn:startEvent id="Event_Begun" name="Begun"><bpmn:outgoing>Flow_Begun_Done</bpmn:outgoing></bpmn:startEvent>
    <bpmn:endEvent id="Event_Done" name="Done"><bpmn:incoming>Flow_Begun_Done</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="Flow_Begun_Done" sourceRef="Event_Begun" targetRef="Event_Done" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="BPMNDiagram_1">
    <bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="${name}">
      ${shape('Event_Begun', 160)}
      ${shape('Event_Done', 520)}
      <bpmndi:BPMNEdge id="Flow_Begun_Done_di" bpmnElement="Flow_Begun_Done"><di:waypoint x="196" y="150" /><di:waypoint x="520" y="150" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}
