const range = { sheetId: 1, startRowIndex: 0, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 4 };
const column = { ...range, startColumnIndex: 3 };
const free = { ...range, startColumnIndex: 10, endColumnIndex: 14 };
const red = { red: 1 };
const header = { rgbColor: { red: 0.2, green: 0.4, blue: 0.6 } };
const condition = { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '10' }] };
const rule = { ranges: [range], booleanRule: { condition, format: { backgroundColor: red } } };
const anchorCell = { sheetId: 1, rowIndex: 8, columnIndex: 1 };
const source = { sourceRange: { sources: [column] } };

function line(dimension: 'ROWS' | 'COLUMNS', startIndex: number, endIndex: number) {
  return { sheetId: 1, dimension, startIndex, endIndex };
}

function chart(chartType: string) {
  return {
    title: 'Amounts',
    basicChart: {
      chartType,
      legendPosition: 'BOTTOM_LEGEND',
      axis: [{ position: 'BOTTOM_AXIS', title: 'Day' }],
      domains: [{ domain: source }],
      series: [{ series: source, targetAxis: 'LEFT_AXIS' }],
      headerCount: 1,
    },
  };
}

/**
 * At least one request of every kind that a spreadsheet answers without other services, in an order in which each finds what it
 * needs. The spreadsheet has two sheets, 0 and 1.
 */
export const everyRequestKind: readonly Record<string, object>[] = [
  {
    updateSpreadsheetProperties: { properties: { title: 'Ledger', locale: 'it_IT' }, fields: 'title,locale' },
  },
  {
    addSheet: {
      properties: {
        sheetId: 5,
        title: 'Third',
        tabColor: red,
        gridProperties: { rowCount: 20, columnCount: 5, frozenRowCount: 1 },
      },
    },
  },
  {
    updateSheetProperties: { properties: { sheetId: 5, title: '3rd', hidden: true }, fields: 'title,hidden' },
  },
  { duplicateSheet: { sourceSheetId: 5, newSheetId: 6, newSheetName: 'Copy', insertSheetIndex: 1 } },
  { deleteSheet: { sheetId: 6 } },
  {
    updateCells: {
      range,
      fields: 'userEnteredValue,note,userEnteredFormat.textFormat.bold',
      rows: [
        {
          values: ['Region', 'Product', 'Note', 'Amount'].map((stringValue) => ({
            userEnteredValue: { stringValue },
            userEnteredFormat: { textFormat: { bold: true } },
          })),
        },
        ...[10, 20, 10, 30, 20].map((numberValue) => ({
          values: [
            { userEnteredValue: { stringValue: numberValue > 15 ? 'North' : 'South' } },
            { userEnteredValue: { boolValue: true }, note: 'seen' },
            { userEnteredValue: { stringValue: ' a, b ' } },
            { userEnteredValue: { numberValue } },
          ],
        })),
      ],
    },
  },
  {
    appendCells: {
      sheetId: 1,
      fields: '*',
      rows: [{ values: [{ userEnteredValue: { formulaValue: '=SUM(D2:D6)' } }] }],
    },
  },
  {
    repeatCell: {
      range: free,
      cell: {
        userEnteredFormat: {
          numberFormat: { type: 'PERCENT', pattern: '0.0%' },
          horizontalAlignment: 'RIGHT',
        },
      },
      fields: 'userEnteredFormat(numberFormat,horizontalAlignment)',
    },
  },
  {
    updateBorders: { range: free, top: { style: 'SOLID', color: red }, innerHorizontal: { style: 'DASHED' } },
  },
  {
    setDataValidation: {
      range: free,
      rule: {
        condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'a' }] },
        strict: true,
        showCustomUi: true,
      },
    },
  },
  { mergeCells: { range: free, mergeType: 'MERGE_ROWS' } },
  { unmergeCells: { range: free } },
  { insertDimension: { range: line('ROWS', 30, 32), inheritFromBefore: true } },
  { moveDimension: { source: line('ROWS', 30, 31), destinationIndex: 34 } },
  { appendDimension: { sheetId: 1, dimension: 'COLUMNS', length: 2 } },
  {
    updateDimensionProperties: {
      range: line('COLUMNS', 0, 2),
      properties: { pixelSize: 140, hiddenByUser: true },
      fields: 'pixelSize,hiddenByUser',
    },
  },
  { autoResizeDimensions: { dimensions: line('COLUMNS', 0, 2) } },
  { deleteDimension: { range: line('ROWS', 40, 42) } },
  { addDimensionGroup: { range: line('ROWS', 10, 14) } },
  {
    updateDimensionGroup: {
      dimensionGroup: { range: line('ROWS', 10, 14), depth: 1, collapsed: true },
      fields: 'collapsed',
    },
  },
  { deleteDimensionGroup: { range: line('ROWS', 10, 14) } },
  { insertRange: { range: { ...free, endRowIndex: 1 }, shiftDimension: 'ROWS' } },
  { deleteRange: { range: { ...free, endRowIndex: 1 }, shiftDimension: 'ROWS' } },
  {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: 77,
        metadataKey: 'field',
        metadataValue: 'amount',
        visibility: 'DOCUMENT',
        location: { dimensionRange: line('COLUMNS', 3, 4) },
      },
    },
  },
  {
    updateDeveloperMetadata: {
      dataFilters: [{ developerMetadataLookup: { metadataId: 77 } }],
      developerMetadata: { metadataValue: 'sum' },
      fields: 'metadataValue',
    },
  },
  { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: 77 } } } },
  { addNamedRange: { namedRange: { namedRangeId: 'amounts', name: 'amounts', range: column } } },
  { updateNamedRange: { namedRange: { namedRangeId: 'amounts', name: 'sums' }, fields: 'name' } },
  { deleteNamedRange: { namedRangeId: 'amounts' } },
  {
    addProtectedRange: {
      protectedRange: { protectedRangeId: 81, range: column, description: 'Ours', warningOnly: true },
    },
  },
  {
    updateProtectedRange: {
      protectedRange: { protectedRangeId: 81, description: 'Derived' },
      fields: 'description',
    },
  },
  { deleteProtectedRange: { protectedRangeId: 81 } },
  { addConditionalFormatRule: { rule, index: 0 } },
  {
    addConditionalFormatRule: {
      rule: {
        ranges: [column],
        gradientRule: {
          minpoint: { type: 'MIN', color: red },
          maxpoint: { type: 'MAX', colorStyle: header },
        },
      },
      index: 1,
    },
  },
  { updateConditionalFormatRule: { sheetId: 1, index: 0, newIndex: 1 } },
  { updateConditionalFormatRule: { index: 1, rule } },
  { deleteConditionalFormatRule: { sheetId: 1, index: 1 } },
  {
    addBanding: {
      bandedRange: {
        bandedRangeId: 91,
        range: free,
        rowProperties: { headerColor: red, firstBandColorStyle: header },
      },
    },
  },
  {
    updateBanding: {
      bandedRange: { bandedRangeId: 91, range: free, rowProperties: { firstBandColor: red } },
      fields: 'rowProperties',
    },
  },
  { deleteBanding: { bandedRangeId: 91 } },
  {
    sortRange: {
      range: { ...range, startRowIndex: 1 },
      sortSpecs: [{ dimensionIndex: 3, sortOrder: 'DESCENDING' }],
    },
  },
  { findReplace: { find: 'north', replacement: 'Nord', allSheets: true } },
  { trimWhitespace: { range } },
  {
    textToColumns: {
      source: { ...range, startRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 },
      delimiterType: 'CUSTOM',
      delimiter: ';',
    },
  },
  { randomizeRange: { range: { ...range, startRowIndex: 1 } } },
  {
    copyPaste: {
      source: range,
      destination: { ...range, startRowIndex: 50, endRowIndex: 56 },
      pasteType: 'PASTE_NORMAL',
    },
  },
  {
    cutPaste: {
      source: { ...range, startRowIndex: 50, endRowIndex: 56 },
      destination: { sheetId: 1, rowIndex: 60 },
      pasteType: 'PASTE_NORMAL',
    },
  },
  {
    deleteDuplicates: {
      range: { ...range, startRowIndex: 60, endRowIndex: 66 },
      comparisonColumns: [line('COLUMNS', 3, 4)],
    },
  },
  {
    pasteData: {
      coordinate: { sheetId: 1, rowIndex: 70 },
      data: '1,2\n3,4',
      delimiter: ',',
      type: 'PASTE_NORMAL',
    },
  },
  {
    autoFill: {
      sourceAndDestination: {
        source: { ...range, startRowIndex: 70, endRowIndex: 72, endColumnIndex: 1 },
        dimension: 'ROWS',
        fillLength: 3,
      },
    },
  },
  {
    autoFill: {
      range: { sheetId: 1, startRowIndex: 70, endRowIndex: 76, startColumnIndex: 1, endColumnIndex: 2 },
      useAlternateSeries: false,
    },
  },
  { setBasicFilter: { filter: { range, filterSpecs: [{ columnIndex: 3, filterCriteria: { condition } }] } } },
  { clearBasicFilter: { sheetId: 1 } },
  { addFilterView: { filter: { filterViewId: 101, title: 'Big', range, criteria: { 3: { condition } } } } },
  { updateFilterView: { filter: { filterViewId: 101, title: 'Bigger' }, fields: 'title' } },
  { duplicateFilterView: { filterId: 101 } },
  { deleteFilterView: { filterId: 101 } },
  {
    addTable: {
      table: {
        tableId: 'deals',
        name: 'Deals',
        range,
        columnProperties: [{ columnIndex: 3, columnName: 'Amount', columnType: 'CURRENCY' }],
      },
    },
  },
  { updateTable: { table: { tableId: 'deals', name: 'Sales' }, fields: 'name' } },
  {
    addChart: { chart: { chartId: 111, spec: chart('LINE'), position: { overlayPosition: { anchorCell } } } },
  },
  {
    addChart: {
      chart: {
        chartId: 112,
        spec: {
          title: 'Share',
          pieChart: { legendPosition: 'RIGHT_LEGEND', domain: source, series: source },
        },
        position: { newSheet: true },
      },
    },
  },
  { updateChartSpec: { chartId: 111, spec: chart('COLUMN') } },
  {
    updateEmbeddedObjectPosition: {
      objectId: 111,
      newPosition: { overlayPosition: { anchorCell: { ...anchorCell, rowIndex: 12 } } },
      fields: 'anchorCell',
    },
  },
  { updateEmbeddedObjectBorder: { objectId: 111, border: { colorStyle: header }, fields: 'colorStyle' } },
  {
    addSlicer: {
      slicer: {
        slicerId: 121,
        spec: { dataRange: range, columnIndex: 3, title: 'Amount' },
        position: { overlayPosition: { anchorCell } },
      },
    },
  },
  { updateSlicerSpec: { slicerId: 121, spec: { title: 'Sum' }, fields: 'title' } },
  { deleteEmbeddedObject: { objectId: 111 } },
  { deleteTable: { tableId: 'deals' } },
];

/** Kinds that need a data warehouse or a preview programme, which nobody has here. */
export const refusedRequestKinds: readonly string[] = [
  'addDataSource',
  'updateDataSource',
  'deleteDataSource',
  'refreshDataSource',
  'cancelDataSourceRefresh',
  'insertComment',
  'addCommentReply',
  'updateCommentPost',
  'deleteComment',
  'deleteCommentReply',
];
