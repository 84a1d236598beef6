/**
 * The bodies of the methods themselves: values, data filters, developer metadata search. One message a line: its name, then field:type; the notation is explained in message-table.ts.
 * https://developers.google.com/workspace/sheets/api/reference/rest
 */
export const valuesMessages = `
AppendValuesResponse spreadsheetId:text tableRange:text updates:UpdateValuesResponse
BatchClearValuesByDataFilterRequest dataFilters:DataFilter[]
BatchClearValuesByDataFilterResponse clearedRanges:text[] spreadsheetId:text
BatchClearValuesRequest ranges:text[]
BatchClearValuesResponse clearedRanges:text[] spreadsheetId:text
BatchGetValuesByDataFilterRequest dataFilters:DataFilter[] dateTimeRenderOption:(SERIAL_NUMBER|FORMATTED_STRING) majorDimension:(ROWS|COLUMNS) valueRenderOption:(FORMATTED_VALUE|UNFORMATTED_VALUE|FORMULA)
BatchGetValuesByDataFilterResponse spreadsheetId:text valueRanges:MatchedValueRange[]
BatchGetValuesResponse spreadsheetId:text valueRanges:ValueRange[]
BatchUpdateSpreadsheetRequest commentsViewMode:(COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS|COMMENTS_VIEW_MODE_OMITTED|COMMENTS_VIEW_MODE_INCLUDED) includeSpreadsheetInResponse:bool requests:Request[] responseIncludeGridData:bool responseRanges:text[]
BatchUpdateSpreadsheetResponse commentUpdateState:(NO_UPDATES_REQUESTED|ALL_SAVED|ALL_FAILED_UNKNOWN_REASON) replies:Response[] spreadsheetId:text updatedSpreadsheet:Spreadsheet
BatchUpdateValuesByDataFilterRequest data:DataFilterValueRange[] includeValuesInResponse:bool responseDateTimeRenderOption:(SERIAL_NUMBER|FORMATTED_STRING) responseValueRenderOption:(FORMATTED_VALUE|UNFORMATTED_VALUE|FORMULA) valueInputOption:(RAW|USER_ENTERED)
BatchUpdateValuesByDataFilterResponse responses:UpdateValuesByDataFilterResponse[] spreadsheetId:text totalUpdatedCells:int totalUpdatedColumns:int totalUpdatedRows:int totalUpdatedSheets:int
BatchUpdateValuesRequest data:ValueRange[] includeValuesInResponse:bool responseDateTimeRenderOption:(SERIAL_NUMBER|FORMATTED_STRING) responseValueRenderOption:(FORMATTED_VALUE|UNFORMATTED_VALUE|FORMULA) valueInputOption:(RAW|USER_ENTERED)
BatchUpdateValuesResponse responses:UpdateValuesResponse[] spreadsheetId:text totalUpdatedCells:int totalUpdatedColumns:int totalUpdatedRows:int totalUpdatedSheets:int
ClearValuesRequest
ClearValuesResponse clearedRange:text spreadsheetId:text
CopySheetToAnotherSpreadsheetRequest destinationSpreadsheetId:text
DataFilter a1Range:text developerMetadataLookup:DeveloperMetadataLookup gridRange:GridRange
DataFilterValueRange dataFilter:DataFilter majorDimension:(ROWS|COLUMNS) values:any[][]
DeveloperMetadataLookup locationMatchingStrategy:(EXACT_LOCATION|INTERSECTING_LOCATION) locationType:(ROW|COLUMN|SHEET|SPREADSHEET) metadataId:int? metadataKey:text metadataLocation:DeveloperMetadataLocation metadataValue:text visibility:(DOCUMENT|PROJECT)
GetSpreadsheetByDataFilterRequest commentsViewMode:(COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS|COMMENTS_VIEW_MODE_OMITTED|COMMENTS_VIEW_MODE_INCLUDED) dataFilters:DataFilter[] excludeTablesInBandedRanges:bool includeGridData:bool
MatchedDeveloperMetadata dataFilters:DataFilter[] developerMetadata:DeveloperMetadata
MatchedValueRange dataFilters:DataFilter[] valueRange:ValueRange
SearchDeveloperMetadataRequest dataFilters:DataFilter[]
SearchDeveloperMetadataResponse matchedDeveloperMetadata:MatchedDeveloperMetadata[]
UpdateValuesByDataFilterResponse dataFilter:DataFilter updatedCells:int updatedColumns:int updatedData:ValueRange updatedRange:text updatedRows:int
UpdateValuesResponse spreadsheetId:text updatedCells:int updatedColumns:int updatedData:ValueRange updatedRange:text updatedRows:int
ValueRange majorDimension:(ROWS|COLUMNS) range:text values:any[][]
`;
